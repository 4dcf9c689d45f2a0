using System.Text;

namespace QA.Ingest.Settings;

/// <summary>How a C# name is written in YAML, tables and JSON: <c>MinConversations</c> is <c>min_conversations</c>.</summary>
public static class SnakeCase
{
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i])) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}
