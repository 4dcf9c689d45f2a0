using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>口径合计: conversations counted by one metric profile, added one by one or merged from parts.</summary>
/// <remarks>
/// <see cref="Add"/> and <see cref="Merge"/> are associative and commutative to the byte. Customers per day are united
/// by (shop, customer, day), so parts may split anywhere. Not safe to share between threads: each fills its own.
/// </remarks>
public sealed class ProfileTotals(ProfileClock clock)
{
    readonly SortedDictionary<DateOnly, ProfileTally> days = [];
    readonly Dictionary<(string Shop, string Customer, DateOnly Day), bool> buyers = [];

    public MetricProfile Profile => clock.Profile;

    MetricSettings Settings => clock.Profile.Settings;

    /// <summary>The last day on which anything was counted; null where nothing was.</summary>
    public DateOnly? LastDay
    {
        get
        {
            DateOnly? last = null;
            foreach (var day in days.Keys)
                if (day != default) last = day;
            return last;
        }
    }

    /// <returns>What the profile makes of the conversation.</returns>
    public ProfileVerdict Add(Conversation conversation) => Add(new ClockedConversation(conversation));

    internal ProfileVerdict Add(ClockedConversation conversation)
    {
        if (clock.Excluded(conversation) is { } reason)
        {
            ProfileTally.Count(On(conversation.StartedAt is { } started ? clock.Days.DayOf(started) : default).Excluded, reason);
            return ProfileVerdict.None;
        }
        var waits = clock.Waits(conversation);
        var limit = Settings.Within is { } within ? within.Ticks / TimeSpan.TicksPerMillisecond : long.MaxValue;
        var (sum, n) = (0L, 0);
        ProfileTally? first = null;
        var verdict = ProfileVerdict.None;
        for (var i = 0; i < waits.Count; i++)
        {
            var wait = waits[i];
            var tally = On(wait.Day);
            if (wait.Dropped is not null)
            {
                ProfileTally.Count(tally.Dropped, wait.Dropped);
                continue;
            }
            var isGood = wait.Ms <= limit;
            if (!(wait.Ms <= clock.LimitMs)) verdict = ProfileVerdict.Bad;
            else if (verdict is ProfileVerdict.None) verdict = ProfileVerdict.Good;
            if (Settings.Unit is CountedUnit.BuyersPerDay) Meet(BuyerOf(conversation.Whole), wait.Day, isBad: !isGood);
            else
            {
                tally.Counted++;
                if (isGood) tally.Good++;
            }
            if (wait.Ms is not { } ms)
            {
                tally.Unanswered++;
                continue;
            }
            tally.Waits.Add(ms);
            if (i == 0) tally.Firsts.Add(ms);
            (sum, n, first) = (sum + ms, n + 1, first ?? tally);
        }
        if (first is not null)
        {
            first.Conversations++;
            first.MeansUs += sum * 1000 / n;
        }
        foreach (var (day, ms) in clock.Gaps(conversation)) On(day).Nexts.Add(ms);
        return verdict;
    }

    /// <exception cref="ArgumentException">The other totals are of another profile.</exception>
    public void Merge(ProfileTotals other)
    {
        if (other.Profile.Name != Profile.Name) throw new ArgumentException("only totals of the same metric profile can be merged", nameof(other));
        foreach (var (day, tally) in other.days) On(day).Merge(tally);
        foreach (var ((shop, customer, day), isBad) in other.buyers) Meet((shop, customer), day, isBad);
    }

    /// <summary>The figures of all days, or where the profile has a window, of those up to <paramref name="last"/>.</summary>
    public ProfileFigures Figures(DateOnly? last = null)
    {
        var whole = new ProfileTally();
        foreach (var (day, tally) in days)
            if (Covers(day, last)) whole.Merge(tally);
        foreach (var ((_, _, day), isBad) in buyers)
        {
            if (!Covers(day, last)) continue;
            whole.Counted++;
            if (!isBad) whole.Good++;
        }
        return ProfileFigures.Of(Profile, whole);
    }

    /// <summary>Undated questions are always shown: they are left out of every figure but the count of what was.</summary>
    bool Covers(DateOnly day, DateOnly? last) =>
        day == default || last is not { } end || Settings.WindowDays is not { } length || (day <= end && day > end.AddDays(-length));

    /// <summary>Whoever has no customer id is a customer for each conversation.</summary>
    static (string Shop, string Customer) BuyerOf(Conversation conversation) =>
        (conversation.Id.Shop, conversation.CustomerId.Length > 0 ? conversation.CustomerId : $"\0{conversation.Id.Value}");

    void Meet((string Shop, string Customer) buyer, DateOnly day, bool isBad)
    {
        var key = (buyer.Shop, buyer.Customer, day);
        buyers[key] = isBad || buyers.GetValueOrDefault(key);
    }

    ProfileTally On(DateOnly day)
    {
        if (!days.TryGetValue(day, out var tally)) days[day] = tally = new();
        return tally;
    }
}
