namespace QA.Cli;

/// <summary>What <c>qa</c> returns; scripts depend on it.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int WrongUsage = 1;

    /// <summary>A path missing or unreadable, nothing accepted though rows were read, or --strict and something rejected.</summary>
    public const int InputRefused = 2;
    public const int FailedInside = 3;
}
