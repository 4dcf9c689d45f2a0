using QA.Ingest.Settings;

namespace QA.Tests.Settings;

public class ProfileFileTests
{
    [Fact]
    public void What_a_profile_leaves_out_keeps_its_default()
    {
        var profile = ProfileFile.Read("p.yaml", "name: mine\nlatency:\n  slow: 2 min\n");

        Assert.Equal("mine", profile.Name);
        Assert.Equal(TimeSpan.FromMinutes(2), profile.Latency.Slow);
        Assert.Equal(ProfileFile.Default.Zone, profile.Zone);
        Assert.Equal(ProfileFile.Default.Participants.Bots, profile.Participants.Bots);
    }

    [Fact]
    public void The_default_file_says_what_the_code_says()
    {
        var fromCode = new Profile { Participants = ProfileFile.Default.Participants };

        Assert.Equal(ProfileFile.HashOf(fromCode), ProfileFile.HashOf(ProfileFile.Default));
    }

    [Theory]
    [InlineData("zone: Shanghai\n", "p.yaml:1:7: not a known IANA time zone")]
    [InlineData("latency:\n  slwo: 60s\n", "p.yaml:2:3: unknown key 'slwo': did you mean 'slow'?")]
    [InlineData("latency:\n  slow: soon\n", "p.yaml:2:9: a length of time is needed here")]
    [InlineData("latency:\n  slow: 0s\n", "p.yaml:2:9: a length of time above 0 is needed here")]
    [InlineData("scoring:\n  greeting: 101\n", "p.yaml:2:13: a whole number from 0 to 100 is needed here")]
    [InlineData("greeting:\n  required: [salutation, name]\n", "p.yaml:2:26: not a component: use salutation, identity, offer")]
    [InlineData("colour: blue\n", "p.yaml:1:1: unknown key 'colour': known here are")]
    [InlineData("latency: [", "not readable as YAML here")]
    [InlineData("scoring: {responsiveness: 0, greeting: 0, closing: 0, language: 0, process: 0, security: 0}\n", "p.yaml:1:10: all weights are 0")]
    public void A_mistake_is_shown_where_it_stands(string text, string expected)
    {
        var problem = Assert.Throws<SettingsException>(() => ProfileFile.Read("p.yaml", text));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("30 min", 1800)]
    [InlineData("2h", 7200)]
    [InlineData("1 day", 86400)]
    [InlineData("0.5 s", 0.5)]
    public void Lengths_of_time_are_read_as_people_write_them(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var length));
        Assert.Equal(TimeSpan.FromSeconds(seconds), length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5 parsecs")]
    [InlineData("-5s")]
    public void What_is_no_length_of_time_is_refused(string text) => Assert.False(Duration.TryParse(text, out _));
}
