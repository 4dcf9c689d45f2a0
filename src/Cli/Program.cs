using QA.Cli;
using QA.Cli.Commands;

return Door.Run(args,
[
    new DemoCommand(), new ImportCommand(), new AnalyzeCommand(), new ReportCommand(), new SearchCommand(), new ExportCommand(),
    new ProfileCommand(), new FormatsCommand(), new RulesCommand(), new MetricsCommand(), new CheckCommand(), new GenerateCommand(),
]);
