using Microsoft.AspNetCore.Components;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>A piece of a page that knows its language: everything here derives from it.</summary>
public abstract class BilingualComponent : ComponentBase
{
    [CascadingParameter] public PageContext Page { get; set; } = null!;

    protected Language Language => Page.Language;

    protected string T(Phrase phrase) => phrase.In(Page.Language);

    /// <summary>What stands between two sentences: English sets a space there, Chinese none.</summary>
    protected string Gap => Page.IsChinese ? "" : " ";

    protected string T(Phrase phrase, params object?[] values) => phrase.In(Page.Language, values);
}
