/// The risks that a document tells of.
public struct RiskAssessment: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.risk

    /// The categories, in the order of reports.
    public enum Category: String, Sendable, CaseIterable {
        case terrorism, armedConflict = "armed_conflict", militaryBuildup = "military_buildup", nuclearCBRN = "nuclear_cbrn"
        case politicalInstability = "political_instability", unrest, repression = "repression_human_rights"
        case organisedCrime = "organised_crime", displacement = "displacement_refugee"
        case humanitarian = "humanitarian_food_health", disaster = "disaster_climate", economic = "economic_financial"
        case sanctions = "sanctions_trade", energy = "energy_resources", cyber = "cyber_information"
        case diplomaticRupture = "diplomatic_rupture"
    }

    /// Where a risk is heading.
    public enum Direction: String, Sendable, CaseIterable { case rising, steady, falling, unclear }

    /// One category.
    public struct Score: Sendable, Equatable {
        /// Which.
        public var category: Category
        /// 0 to 100; the evidence's shares add up to it.
        public var score: Int
        /// Part of it that happened, 0 to 1.
        public var acts: Double
        /// Part of it that is threatened or forecast, 0 to 1.
        public var outlook: Double
        /// Where it is heading.
        public var direction: Direction
        /// ISO alpha-3 codes of the countries concerned, most concerned first.
        public var countries: [String]
        /// The words on which it rests, in order of the text.
        public var evidence: [Evidence]
        /// A score.
        public init(
            category: Category, score: Int, acts: Double, outlook: Double, direction: Direction, countries: [String] = [],
            evidence: [Evidence]
        ) {
            self.category = category
            self.score = score
            self.acts = acts
            self.outlook = outlook
            self.direction = direction
            self.countries = countries
            self.evidence = evidence
        }
    }

    /// The highest category's score.
    public var overall: Int
    /// Categories above zero, highest first, then by name.
    public var categories: [Score]
    /// An assessment.
    public init(overall: Int, categories: [Score]) {
        self.overall = overall
        self.categories = categories
    }
}
