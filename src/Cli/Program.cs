using System.Text;

// Chinese must survive a console whose own encoding is something else.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
// Nothing else runs in the process of an import, and SQLite's locks are a twentieth of it.
if (args is ["import", ..]) QA.Ingest.Store.Workspace.ExpectOneThread();
QA.Cli.Adapters.Join();
return QA.Cli.Door.Run(args);
