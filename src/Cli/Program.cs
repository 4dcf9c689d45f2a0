return QA.Cli.Door.Run(args);
