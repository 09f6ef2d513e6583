import NetlapseCommands

Netlapse.start(Array(CommandLine.arguments.dropFirst()))
