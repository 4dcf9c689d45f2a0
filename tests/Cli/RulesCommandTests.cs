namespace QA.Tests.Cli;

/// <summary><c>qa rules</c> and the shop's own rules.</summary>
public sealed class RulesCommandTests : IDisposable
{
    const string Chats = """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        1,a,2026-11-09 10:00:00,customer,c1,c1,禾礼,今天能发吗
        1,b,2026-11-09 10:00:05,agent,801,c1,禾礼,亲，今天绝对没问题
        2,a,2026-11-09 11:00:00,customer,c2,c2,禾礼,你必须今天发
        2,b,2026-11-09 11:00:05,agent,802,c2,禾礼,好的呢
        """;

    const string Own = """
        id: zh.house.dear
        status: stable
        kind: forbidden
        severity: major
        version: 1.0.0
        match: {any: [好的呢]}
        tests: {match: [好的呢, 嗯好的呢], no_match: [好的, 好]}
        ---
        overlay: zh.forbid.overpromise
        unless: [绝对没问题]
        """;

    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    string Put(string folder, string name, string text)
    {
        var path = System.IO.Path.Combine(Directory.CreateDirectory(qa.Sub(folder)).FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    string Imported()
    {
        var file = qa.File("chats.csv", Chats);
        Assert.Equal(0, qa.Run("import", file, "--quiet").Code);
        return Put("own", "rules.yaml", Own);
    }

    string Findings(params string[] more)
    {
        Assert.Equal(0, qa.Run(["export", "findings", "--out", qa.Sub("tables"), .. more]).Code);
        return System.IO.File.ReadAllText(System.IO.Path.Combine(qa.Sub("tables"), "findings.csv"));
    }

    [Fact]
    public void Diff_says_what_another_set_of_rules_would_change()
    {
        var own = Imported();
        var both = Put("both", "builtin.yaml", string.Join("\n---\n", QA.Analysis.Rules.RuleBook.BuiltInFiles().Where(f => f.Path.Contains("overpromise", StringComparison.Ordinal) && f.Path.Contains("zh-", StringComparison.Ordinal)).Select(f => f.Text)));
        System.IO.File.Copy(own, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(both)!, "own.yaml"));
        var answer = qa.Run("rules", "diff", "builtin", System.IO.Path.GetDirectoryName(both)!);
        Assert.Equal(0, answer.Code);
        Assert.Contains("2 conversations: 1 hits gained, 1 lost, 2 scores changed", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  + 禾礼/2 b 802 好的呢", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  - 禾礼/1 b 801 绝对没问题", answer.Out, StringComparison.Ordinal);
        Assert.Contains("禾礼 2026-W46 801", answer.Out, StringComparison.Ordinal);
        Assert.Contains("\"change\":\"lost\"", qa.Run("rules", "diff", "builtin", System.IO.Path.GetDirectoryName(both)!, "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_rules_change_nothing()
    {
        Imported();
        Assert.Equal("2 conversations: 0 hits gained, 0 lost, 0 scores changed\n", qa.Run("rules", "diff", "builtin", "builtin").Out);
    }

    [Fact]
    public void A_shop_s_own_rules_join_the_packs()
    {
        var own = Imported();
        Assert.Contains("绝对没问题", Findings(), StringComparison.Ordinal);
        var with = Findings("--rules", own);
        Assert.Contains("zh.house.dear", with, StringComparison.Ordinal);
        Assert.DoesNotContain("绝对没问题", with, StringComparison.Ordinal);
        Assert.DoesNotContain("你必须", with, StringComparison.Ordinal);
        Assert.Contains("on  zh.house.dear", qa.Run("rules", "list", "--rules", own).Out, StringComparison.Ordinal);
        Assert.StartsWith("id: zh.house.dear\n", qa.Run("rules", "show", "zh.house.dear", "--rules", own).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("overlay", qa.Run("rules", "show", "zh.house.dear", "--rules", own).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_in_the_workspace_need_not_be_named()
    {
        Imported();
        Put("workspace/rules", "own.yaml", Own);
        Assert.Contains("zh.house.dear", Findings(), StringComparison.Ordinal);
    }

    [Fact]
    public void Matching_changed_under_an_old_version_is_refused_at_the_next_analysis()
    {
        var own = Imported();
        Assert.Equal(0, qa.Run("analyze", "--rules", own).Code);
        System.IO.File.WriteAllText(own, Own.Replace("any: [好的呢]", "any: [好的呢, 嗯呢]", StringComparison.Ordinal));
        var refused = qa.Run("analyze", "--rules", own);
        Assert.Equal(2, refused.Code);
        Assert.Contains("what 'zh.house.dear' matches has changed since the last run, its version 1.0.0 has not: raise it", refused.Remarks, StringComparison.Ordinal);
        System.IO.File.WriteAllText(own, Own.Replace("any: [好的呢]", "any: [好的呢, 嗯呢]", StringComparison.Ordinal).Replace("1.0.0", "1.1.0", StringComparison.Ordinal));
        Assert.Equal(0, qa.Run("analyze", "--rules", own).Code);
    }

    [Fact]
    public void A_broken_rule_says_where()
    {
        var broken = Put("broken", "r.yaml", Own.Replace("kind: forbidden", "kind: forbiden", StringComparison.Ordinal));
        var refused = qa.Run("rules", "test", "--rules", broken);
        Assert.Equal(2, refused.Code);
        Assert.Contains("r.yaml:3:7: there is no kind 'forbiden'", refused.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_without_rules_says_so() =>
        Assert.Contains("there is no such file or folder of rules", qa.Run("rules", "diff", "builtin", qa.Sub("none")).Remarks, StringComparison.Ordinal);

    [Fact]
    public void The_list_shows_switches_and_what_asks_for_the_opposite()
    {
        var list = qa.Run("rules", "list").Out;
        Assert.Contains("off zh.style.emoji-wanted", list, StringComparison.Ordinal);
        Assert.Contains("asks for the opposite of zh.style.no-slang-emoji", list, StringComparison.Ordinal);
        Assert.Contains("all met", qa.Run("rules", "test").Out, StringComparison.Ordinal);
    }
}
