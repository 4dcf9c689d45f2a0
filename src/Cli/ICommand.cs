using System.CommandLine;

namespace QA.Cli;

/// <summary>One command of <c>qa</c>: its words, its options and what it calls. Nothing is computed here.</summary>
interface ICommand
{
    Command Build(Globals globals);
}
