using System.Text;
using System.Text.Unicode;

namespace QA.Ingest.Text;

/// <summary>Strings of UTF-8 bytes, as <see cref="Encoding.UTF8"/> gives them.</summary>
/// <remarks>That looks through the bytes twice, first for the length. A chat's texts are short enough to be decoded at once into a buffer of the thread.</remarks>
public static class Utf8Text
{
    const int Longest = 2048;

    [ThreadStatic]
    static char[]? buffer;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        if (bytes.Length > Longest) return Encoding.UTF8.GetString(bytes);
        var characters = buffer ??= new char[Longest];
        Utf8.ToUtf16(bytes, characters, out _, out var length);
        return new(characters, 0, length);
    }
}
