using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>A sentence with its marks: <c>*strong*</c>, <c>~needs a look~</c>. Values go in as text, whatever they hold.</summary>
public sealed class Say : BilingualComponent
{
    [Parameter, EditorRequired] public Phrase What { get; set; }
    [Parameter] public object?[] With { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var template = What.In(Language);
        var (strong, look, from) = (false, false, 0);
        for (var i = 0; i <= template.Length; i++)
        {
            if (i < template.Length && template[i] is not ('*' or '~')) continue;
            if (i > from) builder.AddContent(0, string.Format(Plurals.Invariant, template[from..i], With));
            from = i + 1;
            if (i == template.Length) break;
            var opens = template[i] == '*' ? strong = !strong : look = !look;
            if (!opens)
            {
                builder.CloseElement();
                continue;
            }
            builder.OpenElement(1, template[i] == '*' ? "b" : "span");
            if (template[i] == '~') builder.AddAttribute(2, "class", "warn");
        }
    }
}
