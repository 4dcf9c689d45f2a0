namespace QA.Web.Accounts;

/// <summary>What a route needs. Every route names one; a route that names none answers nobody.</summary>
public enum Permission
{
    /// <summary>The login page and the stylesheet: no account needed.</summary>
    Public,

    /// <summary>Search, transcripts with personal data masked, scorecards, rules.</summary>
    Read,

    /// <summary>Verdicts on findings, and answers to appeals.</summary>
    Judge,

    /// <summary>Drawing samples.</summary>
    Draw,

    /// <summary>Objecting to a finding on behalf of an agent.</summary>
    Appeal,

    /// <summary>Bringing files in.</summary>
    Import,

    /// <summary>Seeing who opened which transcript, and personal data unmasked.</summary>
    Oversee,
}

/// <summary>Which role may do what.</summary>
public static class Permissions
{
    public static bool Allows(this AccountRole role, Permission permission) => permission switch
    {
        Permission.Public or Permission.Read => true,
        Permission.Judge => role is AccountRole.Reviewer or AccountRole.Manager,
        Permission.Draw => true,
        Permission.Appeal => role is AccountRole.Manager,
        Permission.Import => role is AccountRole.Manager or AccountRole.Analyst,
        Permission.Oversee => role is AccountRole.Manager,
        _ => false,
    };
}
