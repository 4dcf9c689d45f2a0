namespace QA.Ingest.Formats;

/// <summary>What an export holds: 聊天记录, 订单, 评价, 客服名单 or 班次.</summary>
public enum ExportKind { Transcript, Orders, Ratings, Agents, Shifts }

/// <summary>The shape of a file: a table with headings, one JSON object per line, or lines that patterns describe.</summary>
public enum Shape { Delimited, JsonLines, TextLog }

/// <summary>How sure we are of a layout: its maker documents it, public parsers agree on it, or only people described it.</summary>
public enum Sureness { Documented, Parsers, Description }

/// <summary>How a format writes times, beside the ways of the canonical table that are always read.</summary>
public enum TimeStyle { Canonical, EpochSeconds, EpochMilliseconds }
