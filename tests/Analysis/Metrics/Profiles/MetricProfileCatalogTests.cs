using QA.Analysis.Metrics.Profiles;

namespace QA.Tests.Analysis.Metrics.Profiles;

public class MetricProfileCatalogTests
{
    [Fact]
    public void The_shipped_profiles_load_which_runs_their_vectors() => Assert.Equal(
        ["default", "chatwoot-like", "douyin", "intercom-like", "jd-first30", "kuaishou-2023", "pdd-2019", "plain-like", "qiyu", "taobao-2020", "taobao-3min"],
        MetricProfileCatalog.All.Select(profile => profile.Name));

    [Fact]
    public void Each_has_a_source_and_at_least_two_vectors() => Assert.All(MetricProfileCatalog.All, profile =>
    {
        Assert.NotEmpty(profile.Source);
        Assert.True(profile.Vectors.Count >= 2, $"{profile.Name} has one vector only");
        Assert.True(profile.Sure is not Sureness.Reposted || profile.Note.Length > 0, $"{profile.Name} does not say what is uncertain");
    });

    [Fact]
    public void Each_file_on_disk_is_one_of_them() => Assert.Equal(
        MetricProfileCatalog.All.Select(profile => profile.Name + ".yaml").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.Path("src", "Analysis", "Metrics", "Profiles"), "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
