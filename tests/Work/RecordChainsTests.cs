using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Work;

namespace QA.Tests.Work;

public class RecordChainsTests
{
    [Fact]
    public void A_key_has_its_own_records_the_newest_first()
    {
        var chains = new RecordChains<string>();
        chains.Add("a", [1]);
        chains.Add("b", [2, 2]);
        chains.Add("a", [3, 3, 3]);
        chains.Add("a", []);
        Assert.Equal([[], [3, 3, 3], [1]], Of(chains, "a"));
        Assert.Equal([[2, 2]], Of(chains, "b"));
        Assert.Empty(chains.Of("c"));
        Assert.Equal(["a", "b"], chains.Keys.Order());
    }

    [Theory]
    [InlineData(65_528)]
    [InlineData(65_529)]
    [InlineData(200_000)]
    public void A_record_may_be_as_long_as_a_piece_of_memory_or_longer(int length)
    {
        var (chains, record) = (new RecordChains<int>(), Enumerable.Range(0, length).Select(n => (byte)(n * 31)).ToArray());
        chains.Add(1, [1, 2, 3]);
        chains.Add(2, record);
        chains.Add(1, [4]);
        chains.Add(1, record);
        Assert.Equal([record], Of(chains, 2));
        Assert.Equal([record, [4], [1, 2, 3]], Of(chains, 1));
    }

    [Fact]
    public void Two_put_together_hold_what_one_would() => Prop.ForAll<(byte Key, byte[] Record)[], (byte Key, byte[] Record)[]>((first, second) =>
    {
        var (one, two, all) = (Filled(first), Filled(second), Filled([.. first, .. second]));
        one.AddAll(two);
        Assert.Equal(all.Keys.Order(), one.Keys.Order());
        foreach (var key in all.Keys) Assert.Equal(Of(all, key).Select(Convert.ToHexString).Order(), Of(one, key).Select(Convert.ToHexString).Order());
    }).QuickCheckThrowOnFailure();

    static RecordChains<byte> Filled(IEnumerable<(byte Key, byte[] Record)> records)
    {
        var chains = new RecordChains<byte>();
        foreach (var (key, record) in records) chains.Add(key, record ?? []);
        return chains;
    }

    static List<byte[]> Of<TKey>(RecordChains<TKey> chains, TKey key) where TKey : notnull => [.. chains.Of(key).Select(record => record.ToArray())];
}
