using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Replaces each sequence that is no character by U+FFFD, and counts: a file tells by it how much was lost.</summary>
internal sealed class ReplacementCount : DecoderFallback
{
    public long Value { get; private set; }

    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    sealed class Buffer(ReplacementCount count) : DecoderFallbackBuffer
    {
        bool pending;

        public override int Remaining => pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            count.Value++;
            return pending = true;
        }

        public override char GetNextChar()
        {
            if (!pending) return '\0';
            pending = false;
            return '\uFFFD';
        }

        public override bool MovePrevious() => false;

        public override void Reset() => pending = false;
    }
}
