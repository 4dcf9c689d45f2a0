using System.Globalization;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Scoring;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>What the buckets of associations are called, and in which order they stand.</summary>
public static class BucketWords
{
    static readonly Phrase Within = new("{0} 秒内", "within {0} s");
    static readonly Phrase Slower = new("更慢", "slower");
    static readonly Phrase Score = new("{0} 分", "{0} points");
    static readonly Phrase Praised = new("{0}：褒", "{0}: praised");
    static readonly Phrase Complained = new("{0}：贬", "{0}: complained of");
    static readonly Phrase NotVoiced = new("{0}：未提", "{0}: not voiced");
    static readonly Phrase Used = new("用了「{0}」", "{0} used");
    static readonly Phrase NotUsed = new("未用「{0}」", "{0} not used");
    static readonly Phrase ByWait = new("首次响应", "First response");
    static readonly Phrase ByScore = new("质量分", "Quality score");
    static readonly Phrase ByTechnique = new("销售技巧", "Selling techniques");
    static readonly Phrase ByFactor = new("顾客表态", "What customers voice");

    /// <summary>What a family of buckets is of.</summary>
    public static Phrase Kind(string family) => Place(family) switch { 0 => ByWait, 1 => ByScore, 2 => ByTechnique, _ => ByFactor };

    /// <summary>What agents do first, what customers voice last.</summary>
    public static int Place(string family) => family switch
    {
        OutcomeBuckets.FirstResponse => 0,
        OutcomeBuckets.Score => 1,
        _ => family.StartsWith(OutcomeBuckets.Technique, StringComparison.Ordinal) ? 2 : 3,
    };

    /// <param name="act">What a technique is called; where it is not given, as the tables name it.</param>
    public static Phrase Name(Association row, Func<string, Phrase>? act = null)
    {
        if (row.Family == OutcomeBuckets.FirstResponse)
            return row.Bucket == "slower" ? Slower : Filled(Within, Phrase.Same(row.Bucket));
        if (row.Family == OutcomeBuckets.Score) return Filled(Score, Phrase.Same(row.Bucket.Replace('-', '–')));
        var of = row.Family[(row.Family.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (row.Family.StartsWith(OutcomeBuckets.Technique, StringComparison.Ordinal)) return Filled(row.Bucket == "seen" ? Used : NotUsed, act?.Invoke(of) ?? Phrase.Same(of));
        var factor = Enum.TryParse<Factor>(of, ignoreCase: true, out var named) ? FactorWords.Name(named) : Phrase.Same(of);
        return Filled(row.Bucket switch { "praise" => Praised, "complaint" => Complained, _ => NotVoiced }, factor);
    }

    /// <summary>Waits from short to long.</summary>
    public static double Order(string bucket) =>
        double.TryParse(bucket, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : double.MaxValue;

    static Phrase Filled(Phrase template, Phrase value) =>
        new(string.Format(CultureInfo.InvariantCulture, template.Zh, value.Zh), string.Format(CultureInfo.InvariantCulture, template.En, value.En));
}
