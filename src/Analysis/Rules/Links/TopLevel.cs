namespace QA.Analysis.Rules.Links;

/// <summary>Last labels by which a name without scheme is known to be a link.</summary>
/// <remarks>A sentence that goes on without a space looks the same, so those that are also words or common endings need more evidence.</remarks>
internal static class TopLevel
{
    /// <summary>Seldom anything but a domain.</summary>
    static readonly HashSet<string> Plain = [.. """
        com cn net org tw hk mo uk jp kr ru au nz ca sg vn br fr nl eu pl se cz ua gr tr cc xyz vip ltd biz io ai tv ly gl gd tk ml cf gq icu
        wang ren mobi asia cyou sbs cfd rest bond buzz 中国 公司 网络 网址 商城 网店 集团 我爱你
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Words too, or the beginning of one.</summary>
    static readonly HashSet<string> Words = [.. """
        top shop store online site club info link live app work win fun pro one best life today world art design space tech website cloud
        center email group chat news sale deals gift gifts name page pub red blue pink run tips zone click loan men bid date faith party
        review trade cam co me to us is it in so be at de es id my la ws ga ph th ms do am as no pw dev xin kim beer support help
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public static IEnumerable<string> All => Plain.Concat(Words);

    public static bool IsKnown(string label) => Plain.Contains(label) || Words.Contains(label);

    public static bool IsPlain(string label) => Plain.Contains(label);
}
