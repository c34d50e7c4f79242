import Prose
import StageKit

/// What the dates stage can be told.
public struct DatesOptions: StageOptions {
    /// From what expressions without a year are reckoned.
    public enum Anchor: String, Sendable, Decodable { case auto, published, narrative }
    /// Which way an expression is taken that fits the past and the future.
    public enum Preference: String, Sendable, Decodable { case auto, past, future }
    /// Order of day and month in figures.
    public enum DateOrder: String, Sendable, Decodable { case auto, dmy, mdy }

    /// From what expressions without a year are reckoned.
    public var anchor: Anchor
    /// Which way an expression is taken that fits the past and the future.
    public var prefer: Preference
    /// Order of day and month in figures.
    public var order: DateOrder
    /// First month of the fiscal year.
    public var fiscalYearStart: Int
    /// First day of a week, for intervals; values keep the weeks of ISO 8601.
    public enum WeekStart: String, Sendable, Decodable { case monday, sunday, saturday }
    /// What kind of text is read.
    public enum Style: String, Sendable, Decodable { case auto, prose, message, request }
    /// First day of a week.
    public var weekStart: WeekStart
    /// What kind of text is read.
    public var style: Style

    /// All keys.
    public static var fields: [OptionField] {
        [
            OptionField(
                "anchor", .choice(["auto", "published", "narrative"]), default: .string("auto"),
                "from what dates without a year are reckoned: the publication, the story told, or as each text suggests"),
            OptionField(
                "prefer", .choice(["auto", "past", "future"]), default: .string("auto"),
                "which way a weekday or month is taken that may be past or to come; auto follows the tense of the clause"),
            OptionField(
                "order", .choice(["auto", "dmy", "mdy"]), default: .string("auto"),
                "order of day and month in figures; auto infers it from the document, then from the language"),
            OptionField(
                "fiscalYearStart", .integer(1...12), default: .integer(1), "first month of the fiscal year"),
            OptionField(
                "weekStart", .choice(["monday", "sunday", "saturday"]), default: .string("monday"),
                "first day of a week, for the interval of an expression; its value keeps the weeks of ISO 8601"),
            OptionField(
                "style", .choice(["auto", "prose", "message", "request"]), default: .string("auto"),
                "what is read: articles, short posts, or words addressed to a program; auto tells posts from articles by themselves"),
        ]
    }

    /// Options of a program that embeds the stage.
    public init(
        anchor: Anchor = .auto, prefer: Preference = .auto, order: DateOrder = .auto, fiscalYearStart: Int = 1,
        weekStart: WeekStart = .monday, style: Style = .auto
    ) {
        self.anchor = anchor
        self.prefer = prefer
        self.order = order
        self.fiscalYearStart = fiscalYearStart
        self.weekStart = weekStart
        self.style = style
    }
}
