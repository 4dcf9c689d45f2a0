using System.CommandLine;
using System.Text;
using QA.Ingest.Settings;
using QA.Web.Accounts;

namespace QA.Cli.Commands;

/// <summary><c>qa accounts add|list</c>: who may come in when the desk is served to others.</summary>
sealed class AccountsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Name to sign in with, and that labels carry" };
    readonly Option<string> role = new("--role") { Description = "reviewer, manager or analyst", DefaultValueFactory = _ => "reviewer" };
    readonly Option<string> file = new("--file") { Description = "The accounts file", HelpName = "FILE", DefaultValueFactory = _ => "accounts.yaml" };

    public Command Build(Globals globals)
    {
        role.AcceptOnlyFromAmong("reviewer", "manager", "analyst");
        return new Command("accounts", "Who may use the served desk")
        {
            new Command("add", "Add an account, or give it a new password or role; the password is read from standard input") { name, role, file }.Does(globals, Add),
            new Command("list", "Names and roles") { file }.Does(globals, List),
        };
    }

    int Add(Session session)
    {
        var password = Password(session);
        var kind = Enum.GetValues<AccountRole>().First(r => SnakeCase.Of(r.ToString()) == session.Value(role));
        try
        {
            AccountsFile.Add(session.Value(file)!, session.Value(name)!, kind, password);
        }
        catch (ArgumentException problem)
        {
            return session.Fail(problem.Message, ExitCode.WrongUsage);
        }
        session.Out.WriteLine($"{session.Value(name)} {session.Value(role)}");
        return ExitCode.Done;
    }

    int List(Session session)
    {
        foreach (var account in AccountsFile.Read(session.Value(file)!).Accounts.OrderBy(a => a.Name, StringComparer.Ordinal))
            session.Out.WriteLine($"{account.Name} {SnakeCase.Of(account.Role.ToString())}");
        return ExitCode.Done;
    }

    /// <summary>From a pipe a line; at a keyboard without showing it. Never from the command line, which others can read.</summary>
    static string Password(Session session)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        session.Remarks.Write("password: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        session.Remarks.WriteLine();
        return typed.ToString();
    }
}
