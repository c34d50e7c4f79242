import Lexicons

/// Hashes of the few closed-class words that the grammar of figures itself is made of.
enum Words {
    static let a = WordHash.of("a"), an = WordHash.of("an"), and = WordHash.of("and"), of = WordHash.of("of"), to = WordHash.of("to")
    static let or = WordHash.of("or"), between = WordHash.of("between"), from = WordHash.of("from"), per = WordHash.of("per")
    static let each = WordHash.of("each"), half = WordHash.of("half"), the = WordHash.of("the"), one = WordHash.of("one")
    static let hyphen = WordHash.of("-"), dash = WordHash.of("–"), longDash = WordHash.of("—"), minusSign = WordHash.of("−")
    static let minus = WordHash.of("minus"), negative = WordHash.of("negative"), slash = WordHash.of("/"), point = WordHash.of(".")
    static let comma = WordHash.of(","), open = WordHash.of("("), close = WordHash.of(")"), plus = WordHash.of("+"), colon = WordHash.of(":")
    static let plusMinus = WordHash.of("±"), plusWord = WordHash.of("plus"), times = WordHash.of("×"), ex = WordHash.of("x"), caret = WordHash.of("^")
    static let old = WordHash.of("old"), aged = WordHash.of("aged"), age = WordHash.of("age"), out = WordHash.of("out"), `in` = WordHash.of("in")
    static let them = WordHash.of("them"), whom = WordHash.of("whom"), which = WordHash.of("which"), us = WordHash.of("us")
    static let these = WordHash.of("these"), those = WordHash.of("those"), its = WordHash.of("its"), their = WordHash.of("their"), his = WordHash.of("his"), her = WordHash.of("her"), our = WordHash.of("our"), all = WordHash.of("all")
    static let by = WordHash.of("by"), no = WordHash.of("no"), number = WordHash.of("number"), people = WordHash.of("people")
    static let including = WordHash.of("including"), among = WordHash.of("among"), most = WordHash.of("most"), more = WordHash.of("more")
    static let s = WordHash.of("s"), th = WordHash.of("th"), st = WordHash.of("st"), nd = WordHash.of("nd"), rd = WordHash.of("rd")
    static let possessive = WordHash.of("'s"), percentSign = WordHash.of("%"), top = WordHash.of("top"), next = WordHash.of("next"), last = WordHash.of("last")
    static let not = WordHash.of("not"), single = WordHash.of("single"), was = WordHash.of("was"), were = WordHash.of("were"), at = WordHash.of("at")
    static let leave = WordHash.of("leave"), for_ = WordHash.of("for"), on = WordHash.of("on"), ten = WordHash.of("10")
    static let pointWord = WordHash.of("point"), over = WordHash.of("over"), quarter = WordHash.of("quarter"), equal = WordHash.of("equal")
    static let giga = WordHash.of("g"), b = WordHash.of("b"), c = WordHash.of("c"), exponent = WordHash.of("e"), crore = WordHash.of("cr"), times_ = WordHash.of("times"), than = WordHash.of("than")
    static let less = WordHash.of("<"), greater = WordHash.of(">"), worth = WordHash.of("worth"), zip = WordHash.of("zip")
    static let but = WordHash.of("but"), tilde = WordHash.of("~"), second = WordHash.of("second")
    static let had = WordHash.of("had"), another = WordHash.of("another"), quotation = WordHash.of("\""), ages = WordHash.of("ages")
    static let semicolon = WordHash.of(";")
    static let few = WordHash.of("few"), m = WordHash.of("m"), mm = WordHash.of("mm"), third = WordHash.of("third")
    static let every = WordHash.of("every"), this = WordHash.of("this"), that = WordHash.of("that"), some = WordHash.of("some")

    /// A sign that joins the ends of a range.
    static func isDash(_ hash: UInt64) -> Bool { hash == hyphen || hash == dash || hash == longDash || hash == minusSign }
    static func isOrdinalSuffix(_ hash: UInt64) -> Bool { hash == th || hash == st || hash == nd || hash == rd }
    static func isPossessive(_ hash: UInt64) -> Bool { hash == its || hash == their || hash == his || hash == her || hash == our }
}
