using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

public class SiteTests
{
    [Fact]
    public void Look()
    {
        SiteWriter.Write(new DemoShop().Site(), "/tmp/site-zh");
        SiteWriter.Write(new DemoShop().Site(Language.English), "/tmp/site-en");
    }
}
