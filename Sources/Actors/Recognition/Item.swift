/// A phrase of the dictionaries found in the text.
struct Item {
    var tokens: Range<Int>
    var reading: Reading
}
