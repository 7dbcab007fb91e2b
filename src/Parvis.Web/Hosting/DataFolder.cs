namespace Parvis.Web.Hosting;

/// <summary>Where this server keeps everything: one folder to back up, one to erase.</summary>
public sealed class DataFolder
{
    public DataFolder(string home)
    {
        Root = Directory.CreateDirectory(Path.Combine(home, "data"));
        // Only the account that runs the server reads it.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public DirectoryInfo Root { get; }

    public string Database => Path.Combine(Root.FullName, "parvis.db");
}
