using QA.Analysis.Statistics;

namespace QA.Analysis.Phrases;

/// <summary>快捷短语候选: a question that customers keep asking, with the answers that went best.</summary>
/// <param name="Key">The terms that its wordings share most of: why they are together.</param>
/// <param name="Question">Its most frequent wording as a customer wrote it.</param>
/// <param name="Wordings">How many different wordings there are.</param>
/// <param name="Asked">How often it was asked; times <paramref name="OneIn"/> for all conversations.</param>
/// <param name="OneIn">1 where every conversation was read, else one in so many.</param>
/// <param name="Customers">Different customers who asked.</param>
/// <param name="Answered">Of <paramref name="Asked"/>, answered by a human.</param>
/// <param name="MeanWaitMs">Of those with times.</param>
/// <param name="Prepared">Answers that were sent word for word before: the use of prepared phrases.</param>
/// <param name="MetByAuto">Asked where a bot or an auto-reply wrote first.</param>
/// <param name="AskedAgain">Answered, and asked again.</param>
/// <param name="SavesMs">What customers waited for answers that somebody typed: the time a prepared phrase could save.</param>
/// <param name="IsWorth">Enough customers ask it, and most answers are still typed.</param>
/// <param name="Answers">The answers that went best, first the best; at most three.</param>
public sealed record QuickPhrase(
    string Shop, string Key, string Question, int Wordings, int Asked, int OneIn, int Customers, int Answered, long? MeanWaitMs,
    Rate? Prepared, Rate? MetByAuto, Rate? AskedAgain, long SavesMs, bool IsWorth, IReadOnlyList<PhraseAnswer> Answers,
    string ConversationId, string MessageId);

/// <summary>One answer, in whatever wording, and how it went.</summary>
/// <param name="Text">Its most frequent wording.</param>
/// <param name="Times">How often it was given.</param>
/// <param name="Settled">Not asked again: the share that the best answer is chosen by, by the lower limit of its interval.</param>
/// <param name="Last">No further question of any kind followed.</param>
/// <param name="Ordered">Of the inquiries among them, those that ended in an order.</param>
/// <param name="MeanScoreCents">Mean quality score of those conversations, in hundredths.</param>
public sealed record PhraseAnswer(string Text, int Times, Rate Settled, Rate Last, Rate? Ordered, long? MeanWaitMs, int? MeanScoreCents);

/// <summary>快捷短语使用率: how much of what an agent answers is prepared, and what it saves.</summary>
/// <param name="AgentId">Empty for the whole shop.</param>
/// <param name="Prepared">Answers that were sent word for word at least <see cref="PhraseBook.LeastRepeats"/> times, of all answers to questions.</param>
/// <param name="MetByAuto">Of all questions, those that a bot or an auto-reply met first.</param>
public sealed record PhraseUse(string Shop, string AgentId, Rate? Prepared, long? PreparedWaitMs, long? TypedWaitMs, Rate? MetByAuto);
