using System.CommandLine;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa profile show|check</c>: which settings are in force and why.</summary>
sealed class ProfileCommand : ICommand
{
    readonly Argument<string?> file = new("FILE") { Description = "Profile to check", Arity = ArgumentArity.ZeroOrOne };

    public Command Build(Globals globals) => new Command("profile", "Show or check the settings that figures depend on")
    {
        new Command("show", "Print the settings in force, which file they come from and why").Does(globals, session =>
        {
            session.Remark($"profile {session.Profile.Name}: {session.ProfileReason}");
            session.Remark($"hash {ProfileFile.HashOf(session.Profile)}");
            session.Answer(session.Profile);
            return ExitCode.Done;
        }),
        new Command("check", "Check a profile without using it") { file }.Does(globals, session =>
        {
            if (session.Value(file) is { } path)
            {
                if (!File.Exists(path)) return session.Fail($"{path}: there is no such file", ExitCode.InputRefused);
                ProfileFile.Read(path, File.ReadAllText(path));
            }
            else _ = session.Profile;
            session.Out.WriteLine("ok");
            return ExitCode.Done;
        }),
    };
}
