using System.Text;

// Chinese must survive a console whose own encoding is something else.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
QA.Cli.Adapters.Join();
return QA.Cli.Door.Run(args);
