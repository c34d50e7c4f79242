/// Whether expressions without a year are reckoned from the publication or from the story.
enum AnchorMode: Sendable { case published, narrative }
