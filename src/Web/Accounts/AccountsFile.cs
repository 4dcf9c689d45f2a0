using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QA.Ingest.Settings;

namespace QA.Web.Accounts;

/// <summary>账号文件: who may come in, as YAML: a list of <c>name</c>, <c>role</c> and <c>password</c>, the last hashed.</summary>
public sealed partial class AccountsFile
{
    /// <summary>Characters: below it guessing is quicker than the throttle.</summary>
    public const int ShortestPassword = 10;

    /// <summary>PBKDF2 with HMAC-SHA-512: what OWASP's cheat sheet asked for in 2023.</summary>
    const int Iterations = 210_000;

    static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    readonly Dictionary<string, Account> accounts;
    readonly string nobodysHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    AccountsFile(Dictionary<string, Account> accounts) => this.accounts = accounts;

    public IReadOnlyCollection<Account> Accounts => accounts.Values;

    /// <exception cref="SettingsException">The file is missing, holds no account, or cannot be understood.</exception>
    public static AccountsFile Read(string path)
    {
        if (!File.Exists(path)) throw new SettingsException(path, 1, 1, "there is no such accounts file: make one with qa accounts add NAME");
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        if (YamlFile.Document(path, File.ReadAllText(path)) is { IsEmpty: false } document)
            foreach (var entry in document.AsList())
            {
                var map = entry.AsMap();
                var name = map.Get("name");
                if (!IsName(name.AsText())) throw name.Error("a name has 1 to 40 letters, digits, '.', '-' or '_'");
                var account = new Account(name.AsText(), map.Get("role").AsOneOf<AccountRole>(), map.Get("password").AsText());
                map.RefuseUnknown();
                if (!accounts.TryAdd(account.Name, account)) throw name.Error("this name is there twice: remove one");
            }
        return accounts.Count > 0 ? new(accounts) : throw new SettingsException(path, 1, 1, "it holds no account: add one with qa accounts add NAME");
    }

    /// <summary>The account, where name and password belong together.</summary>
    /// <remarks>An unknown name costs the same time as a wrong password, so that names cannot be tried out.</remarks>
    public Account? Verify(string name, string password)
    {
        var known = accounts.GetValueOrDefault(name);
        var result = Hasher.VerifyHashedPassword(known!, known?.PasswordHash ?? nobodysHash, password);
        return result is PasswordVerificationResult.Failed ? null : known;
    }

    public Account? Find(string name) => accounts.GetValueOrDefault(name);

    public static bool IsName(string name) => NameShape().IsMatch(name);

    /// <summary>Adds or replaces an account; the file is readable by its owner alone.</summary>
    /// <exception cref="ArgumentException">The name or password cannot be used; the message says why.</exception>
    public static void Add(string path, string name, AccountRole role, string password)
    {
        if (!IsName(name)) throw new ArgumentException("a name has 1 to 40 letters, digits, '.', '-' or '_'");
        if (password.Length < ShortestPassword) throw new ArgumentException($"a password needs at least {ShortestPassword} characters");
        var accounts = File.Exists(path) ? Read(path).Accounts.Where(a => a.Name != name).ToList() : [];
        accounts.Add(new(name, role, Hasher.HashPassword(null!, password)));
        var text = new StringBuilder("# Who may come in. Written by qa accounts add; passwords are hashed (PBKDF2, HMAC-SHA-512).\n");
        foreach (var account in accounts)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"- name: \"{account.Name}\"\n  role: {SnakeCase.Of(account.Role.ToString())}\n  password: \"{account.PasswordHash}\"\n");
        var partial = path + ".partial";
        using (var file = new FileStream(partial, Options()))
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        File.Move(partial, path, overwrite: true);

        static FileStreamOptions Options()
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}._-]{1,40}$")]
    private static partial Regex NameShape();
}
