using Parvis.Web;

return args is [] or ["serve", ..] || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not "--help")
    ? await ParvisApp.ServeAsync(args is ["serve", .. var options] ? options : args)
    : await Commands.RunAsync(args);
