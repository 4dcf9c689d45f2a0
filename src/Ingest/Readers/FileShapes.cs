using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>The shapes that can be read: every <see cref="IFileShape"/> of this assembly.</summary>
internal static class FileShapes
{
    static readonly Dictionary<Shape, IFileShape> All = typeof(FileShapes).Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IFileShape).IsAssignableFrom(type))
        .Select(type => (IFileShape)Activator.CreateInstance(type)!)
        .ToDictionary(shape => shape.Shape);

    public static IFileShape Of(Shape shape) => All[shape];
}
