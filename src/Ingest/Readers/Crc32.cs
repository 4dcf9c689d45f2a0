using System.Buffers.Binary;

namespace QA.Ingest.Readers;

/// <summary>The checksum of gzip and zip (CRC-32, polynomial EDB88320, RFC 1952 section 8), eight bytes at a step.</summary>
internal sealed class Crc32
{
    static readonly uint[][] Tables = MakeTables();

    uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = Tables[7][low & 0xFF] ^ Tables[6][low >> 8 & 0xFF] ^ Tables[5][low >> 16 & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xFF] ^ Tables[2][high >> 8 & 0xFF] ^ Tables[1][high >> 16 & 0xFF] ^ Tables[0][high >> 24];
        }
        foreach (var b in bytes) crc = Tables[0][(crc ^ b) & 0xFF] ^ crc >> 8;
        state = crc;
    }

    static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var t = 0; t < 8; t++)
        {
            tables[t] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                var value = t == 0 ? i : tables[t - 1][i];
                for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320u : value >> 1;
                tables[t][i] = value;
            }
        }
        return tables;
    }
}
