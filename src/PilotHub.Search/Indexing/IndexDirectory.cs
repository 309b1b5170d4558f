using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace PilotHub.Search.Indexing;

/// <summary>
/// The files of an index, read at their positions. <see cref="NIOFSDirectory"/> means to, but in this version lets one reader at a time
/// seek and read, and asks for the file's length each time: under load, readers wait for each other most of their time.
/// </summary>
internal sealed class IndexDirectory(string path) : NIOFSDirectory(path)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var handle = OpenFile(name);
        return new FileInput(name, handle, 0, RandomAccess.GetLength(handle), isOwner: true);
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return new FileSlicer(name, OpenFile(name));
    }

    private SafeFileHandle OpenFile(string name) =>
        File.OpenHandle(System.IO.Path.Combine(Directory.FullName, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);

    private sealed class FileSlicer(string name, SafeFileHandle handle) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            new FileInput($"{name} {sliceDescription}", handle, offset, length, isOwner: false);

        [Obsolete("Only for reading 3.x CFS files.")]
        public override IndexInput OpenFullSlice() => OpenSlice("full", 0, RandomAccess.GetLength(handle));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                handle.Dispose();
        }
    }

    private sealed class FileInput(string name, SafeFileHandle handle, long offset, long length, bool isOwner) : BufferedIndexInput(name, BufferSize)
    {
        // A search reads few bytes at many places, and every reader has a buffer of its own.
        private new const int BufferSize = 2048;

        private bool _isOwner = isOwner;

        public override long Length => length;

        public override object Clone()
        {
            var clone = (FileInput)base.Clone();
            clone._isOwner = false;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int start, int count)
        {
            var target = b.AsSpan(start, count);
            // The position moves on once the bytes are there.
            for (var at = offset + Position; target.Length > 0;)
            {
                var read = RandomAccess.Read(handle, target, at);
                if (read == 0)
                    throw new EndOfStreamException($"The file ends at {at - offset}, before its length of {length}: {this}");
                target = target[read..];
                at += read;
            }
        }

        protected override void SeekInternal(long pos)
        {
            // Every read says where.
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _isOwner)
                handle.Dispose();
        }
    }
}
