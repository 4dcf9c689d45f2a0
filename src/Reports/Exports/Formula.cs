namespace QA.Reports.Exports;

/// <summary>Cells that a spreadsheet would run: customers choose their nicks and their words, and some choose formulas.</summary>
public static class Formula
{
    /// <summary>An apostrophe tells spreadsheets that the cell is text.</summary>
    const char TextMark = '\'';

    /// <summary>What a person wrote: marked wherever a spreadsheet could take it for a formula. A plain number stays as it is.</summary>
    public static string NeutralText(string cell) => Starts(cell) && !IsNumber(cell) ? TextMark + cell : cell;

    /// <summary>
    /// An id must join with other tables, so <c>-小雨-</c>, <c>+8613800138000</c> and <c>@mia</c> stay; only what begins with
    /// an equals sign or a control character, or could call something, is marked.
    /// </summary>
    public static string NeutralId(string cell) =>
        Starts(cell) && !IsNumber(cell) && (cell[0] is not ('+' or '-' or '@') || cell.AsSpan().IndexOfAny('(', '|', '!') >= 0)
            ? TextMark + cell : cell;

    // The full-width forms are folded to ASCII by Chinese and Japanese editions before the cell is read.
    static bool Starts(string cell) =>
        cell.Length > 0 && cell[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠');

    static bool IsNumber(string cell)
    {
        var digits = false;
        var points = 0;
        for (var i = cell[0] is '+' or '-' ? 1 : 0; i < cell.Length; i++)
        {
            if (char.IsAsciiDigit(cell[i])) digits = true;
            else if (cell[i] != '.' || ++points > 1) return false;
        }
        return digits;
    }
}
