import NetlapseCommands

await Netlapse.start(Array(CommandLine.arguments.dropFirst()))
