namespace QA.Analysis.Statistics;

/// <summary>一致性系数: how far two reviewers agree beyond what chance would give.</summary>
/// <param name="Cohen">Cohen's κ; null where both put everything into one category, since chance then explains all of it.</param>
/// <param name="Pabak">Prevalence- and bias-adjusted: what κ would be if all categories were equally frequent.</param>
/// <param name="Observed">Share of cases on which both agree.</param>
/// <param name="Expected">Share on which they would agree by chance.</param>
public sealed record Kappa(Estimate? Cohen, Estimate Pabak, Rate Observed, double Expected)
{
    /// <summary>From a square table: rows the first reviewer's categories, columns the second's; null where it is empty.</summary>
    /// <remarks>
    /// κ: Cohen (1960); its standard error: Fleiss, Cohen and Everitt (1969), formula 13. PABAK (k·Po − 1) / (k − 1):
    /// Byrt, Bishop and Carlin (1993), with Wilson's interval of Po carried over. Intervals are cut at ±1.
    /// </remarks>
    public static Kappa? Of(int[,] table)
    {
        var k = table.GetLength(0);
        if (k < 2 || table.GetLength(1) != k) throw new ArgumentException("agreement needs a square table of at least two categories", nameof(table));
        var (n, same) = (0, 0);
        var (rows, columns) = (new double[k], new double[k]);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                if (table[i, j] < 0) throw new ArgumentException("a table of counts has no negative cell", nameof(table));
                n += table[i, j];
                if (i == j) same += table[i, j];
                rows[i] += table[i, j];
                columns[j] += table[i, j];
            }
        if (Wilson.Of(same, n) is not { } observed) return null;

        double expected = 0;
        for (var i = 0; i < k; i++)
        {
            (rows[i], columns[i]) = (rows[i] / n, columns[i] / n);
            expected += rows[i] * columns[i];
        }
        var pabak = new Estimate(Adjusted(observed.Value), Adjusted(observed.Low), Adjusted(observed.High), n);
        return new(expected == 1 ? null : Cohens(table, n, observed.Value, expected, rows, columns), pabak, observed, expected);

        double Adjusted(double share) => (k * share - 1) / (k - 1);
    }

    static Estimate Cohens(int[,] table, int n, double observed, double expected, double[] rows, double[] columns)
    {
        var kappa = (observed - expected) / (1 - expected);
        double onDiagonal = 0, off = 0;
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++)
            {
                var p = (double)table[i, j] / n;
                if (i == j)
                {
                    var kept = 1 - (rows[i] + columns[i]) * (1 - kappa);
                    onDiagonal += p * kept * kept;
                }
                else off += p * (columns[i] + rows[j]) * (columns[i] + rows[j]);
            }
        var rest = kappa - expected * (1 - kappa);
        var variance = (onDiagonal + (1 - kappa) * (1 - kappa) * off - rest * rest) / (n * (1 - expected) * (1 - expected));
        var reach = Quantiles.Z95 * Math.Sqrt(Math.Max(0, variance));
        return new(kappa, Math.Max(-1, kappa - reach), Math.Min(1, kappa + reach), n);
    }
}
