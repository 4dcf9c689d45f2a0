using BenchmarkDotNet.Running;
using QA.Benchmarks;

if (args is ["search", ..]) return SearchScale.Run(args.AsSpan(1));
if (args is ["rules", ..]) return RulesScale.Run(args.AsSpan(1));
if (args is ["desk", ..]) return await DeskLoad.RunAsync(args[1..]);
if (args is ["analysis", _, ..]) return AnalysisScale.Run(args.AsSpan(1));
if (args is ["facts", _, ..]) return FactsScale.Run(args.AsSpan(1));
if (args is ["search-workspace", _, _, ..]) return WorkspaceSearch.Run(args.AsSpan(1));
if (args is ["search-meanwhile", _, _, ..]) return SearchMeanwhile.Run(args.AsSpan(1));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
