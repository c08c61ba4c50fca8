namespace Reliability;

/// <summary>A small ext4 volume on a loop file, for filling up. Needs root.</summary>
public sealed class Volume : IAsyncDisposable
{
    private readonly string _image;

    public Volume(string folder, string size)
    {
        Folder = folder;
        _image = folder + ".img";
        Directory.CreateDirectory(folder);
        Shell.Must("truncate", "-s", size, _image);
        Shell.Must("mkfs.ext4", "-q", "-F", _image);
        Shell.Must("mount", "-o", "loop", _image, folder);
    }

    public string Folder { get; }

    public async ValueTask DisposeAsync()
    {
        for (var n = 0; n < 50 && !Shell.Run("umount", Folder); n++) await Task.Delay(100);
        File.Delete(_image);
    }
}
