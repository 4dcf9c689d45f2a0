namespace QA.Web.Accounts;

/// <summary>Slows down whoever tries passwords: some free attempts, then a wait that doubles with every further one.</summary>
/// <remarks>Counted by account and by address apart, so that neither one account nor one machine can be used to try many.</remarks>
public sealed class LoginThrottle(TimeProvider clock)
{
    /// <summary>Slips that anyone makes.</summary>
    public const int FreeByAccount = 5, FreeByAddress = 20;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), Forgotten = TimeSpan.FromHours(1);

    /// <summary>Names and addresses are the attacker's to choose: the memory for them is not.</summary>
    const int Most = 10_000;

    readonly Dictionary<string, (int Failures, DateTimeOffset Last)> tries = new(StringComparer.Ordinal);
    readonly Lock turn = new();

    /// <summary>How long to wait before the next attempt is looked at; zero where it may come now.</summary>
    public TimeSpan Wait(string account, string address)
    {
        lock (turn)
        {
            var (byAccount, byAddress) = (Wait("n:" + account, FreeByAccount), Wait("a:" + address, FreeByAddress));
            return byAccount > byAddress ? byAccount : byAddress;
        }
    }

    public void Failed(string account, string address)
    {
        lock (turn)
        {
            if (tries.Count >= Most) Forget();
            foreach (var key in (ReadOnlySpan<string>)["n:" + account, "a:" + address])
                tries[key] = (tries.GetValueOrDefault(key).Failures + 1, clock.GetUtcNow());
        }
    }

    /// <summary>A success clears the account's slips, not the address's: one stolen account must not buy tries at others.</summary>
    public void Succeeded(string account)
    {
        lock (turn) tries.Remove("n:" + account);
    }

    TimeSpan Wait(string key, int free)
    {
        if (!tries.TryGetValue(key, out var tried)) return TimeSpan.Zero;
        var passed = clock.GetUtcNow() - tried.Last;
        if (passed > Forgotten)
        {
            tries.Remove(key);
            return TimeSpan.Zero;
        }
        if (tried.Failures < free) return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(tried.Failures - free + 2, 20)))) - passed;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    void Forget()
    {
        var before = clock.GetUtcNow() - Forgotten;
        foreach (var key in tries.Where(t => t.Value.Last < before).Select(t => t.Key).ToList()) tries.Remove(key);
        // Still full: whoever fills it does so now, and the longest waits are kept.
        if (tries.Count >= Most)
            foreach (var key in tries.OrderBy(t => t.Value.Failures).Take(Most / 2).Select(t => t.Key).ToList()) tries.Remove(key);
    }
}
