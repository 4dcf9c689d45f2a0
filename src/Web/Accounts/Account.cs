namespace QA.Web.Accounts;

/// <summary>账号: someone who may come in, and as what. Only a hash of the password is known.</summary>
public sealed record Account(string Name, AccountRole Role, string PasswordHash);

/// <summary>复核员, 主管, 分析员.</summary>
public enum AccountRole { Reviewer, Manager, Analyst }
