namespace QA.Analysis.Rules.Links;

/// <summary>公共后缀: endings under which anybody may register a name, so that the name before them is whose link it is.</summary>
/// <remarks>Every last label is one. Listed here are those of two labels that shops and their customers meet; beyond them the last label counts.</remarks>
internal static class PublicSuffixes
{
    /// <summary>Country, then the second labels that are open to registration under it.</summary>
    const string Countries = """
        cn com net org gov edu ac mil bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo
        tw com net org idv gov edu mil game ebiz club
        hk com net org idv gov edu
        mo com net org gov edu
        sg com net org gov edu per
        my com net org gov edu name
        uk co org me ltd plc net sch ac gov nhs
        jp co ne or ac ad ed go gr lg
        kr co ne or re pe go ac
        au com net org edu gov id asn
        nz co net org ac govt geek gen school
        in co net org firm gen ind ac gov
        th co in ac go or net
        vn com net org gov edu
        ph com net org gov edu
        id co web or ac go sch my
        br com net org gov edu blog
        mx com net org gob edu
        ar com net org gob edu
        co com net org edu gov
        pe com net org gob edu
        cl gob
        ve com co net org
        tr com net org gov edu web gen
        za co net org gov ac web
        ng com net org gov edu
        ke co or ne go ac
        eg com net org gov edu
        ma co net org gov ac
        sa com net org gov edu
        ae co net org gov ac
        il co net org gov ac
        pk com net org gov edu
        bd com net org gov edu
        lk com net org gov edu
        np com net org gov edu
        kh com net org gov edu
        ua com net org gov edu kiev
        ru com net org
        pl com net org gov edu
        pt com org gov edu
        es com org gob edu nom
        it gov edu
        gr com net org gov edu
        cy com net org gov ac
        ro com org
        rs co org in ac gov
        hu co org info
        at co or gv ac
        """;

    /// <summary>Hosts that lend a name below their own to anybody.</summary>
    const string Lenders = """
        myshopify.com github.io gitlab.io blogspot.com wordpress.com weebly.com wixsite.com web.app firebaseapp.com vercel.app
        netlify.app pages.dev workers.dev herokuapp.com azurewebsites.net onrender.com surge.sh glitch.me ngrok.io ngrok-free.app
        carrd.co webflow.io tumblr.com square.site mystrikingly.com bigcartel.com uk.com us.com cn.com eu.com de.com jpn.com
        """;

    static readonly HashSet<string> Known = [.. Pairs(), .. Words(Lenders)];

    /// <summary>How many labels at the end of a host are the public suffix.</summary>
    public static int Labels(IReadOnlyList<string> labels)
    {
        if (labels.Count < 2) return labels.Count;
        return Known.Contains($"{labels[^2]}.{labels[^1]}") ? 2 : 1;
    }

    static IEnumerable<string> Pairs() =>
        from line in Countries.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let words = line.Split(' ')
        from second in words.Skip(1)
        select $"{second}.{words[0]}";

    static IEnumerable<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
