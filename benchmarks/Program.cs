using BenchmarkDotNet.Running;
using QA.Benchmarks;

if (args is ["search", ..]) return SearchScale.Run(args.AsSpan(1));
if (args is ["search-workspace", _, _, ..]) return WorkspaceSearch.Run(args.AsSpan(1));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
