namespace QA.Ingest.Formats;

/// <summary>What an export holds: 聊天记录, 订单, 评价, 客服名单 or 班次.</summary>
public enum ExportKind { Transcript, Orders, Ratings, Agents, Shifts }

/// <summary>
/// The shape of a file: a table with headings, one JSON object per line, lines that patterns describe, a workbook (.xlsx),
/// conversations nested in JSON, or an archive of channels with one file a day.
/// </summary>
public enum Shape { Delimited, JsonLines, TextLog, Workbook, JsonTree, ChannelArchive }

/// <summary>How sure we are of a layout: its maker documents it, public parsers agree on it, or only people described it.</summary>
public enum Sureness { Documented, Parsers, Description }

/// <summary>How a format writes times, beside the ways of the canonical table that are always read.</summary>
public enum TimeStyle { Canonical, EpochSeconds, EpochMilliseconds }

/// <summary>The order of day, month and year in dates that leave it open, such as <c>3/4/25</c>.</summary>
public enum DateOrder { Dmy, Mdy, Ymd }

/// <summary>
/// How roles are known: the export says them (or conversations must be assembled first); or they follow from who the
/// senders are, by the customer that the export names and the lists of the profile; or also from accounts written 店铺:客服.
/// </summary>
public enum RoleSource { Export, Senders, Accounts }
