"""The part Documenten: kept documents, and praktijkverklaringen from the first line to the issued paper."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.documents import DocumentRow, content_of, documents_of
from jobcoach.caseload.paper_ways import PaperWay, ways_of
from jobcoach.caseload.papers import PaperRow
from jobcoach.caseload.templates import WORD
from jobcoach.model.base import DocumentId, PraktijkverklaringId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.file_saving import save_kept
from jobcoach.ui.kit import TOP, Banner, Button, Icon, Label, boxed, clear, column, hairline, row
from jobcoach.ui.kit.reading_order import bring_in_view
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.papers.pile_panel import SCAN_KINDS, open_pile
from jobcoach.ui.papers.way_panel import WayRoom, open_way
from jobcoach.ui.students.new_papers_piece import NewPapersPiece
from jobcoach.ui.students.paper_editor import PaperEditor
from jobcoach.ui.students.papers_piece import PapersPiece
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.way_piece import WayPiece
from jobcoach.ui.words.dates import short_day

PDF = "application/pdf"


class DocumentsPart(Part):
    """The lists, or the editor of one concept in their place."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, with_side=False)
        self.editor: PaperEditor | None = None
        self._ways: dict[DocumentId, PaperWay] = {}
        self.papers = PapersPiece(room, edit=self.edit, show=self._show_paper)
        self.new_papers = NewPapersPiece(room, show=self.show_document)
        self._documents: QVBoxLayout = column(gap=0)
        self._lists = QWidget()
        self._lists.setLayout(
            column(
                self.papers,
                self.new_papers,
                column(Label("Bewaarde documenten", "h"), self._documents, gap=8),
                gap=24,
            )
        )
        self._editor_place: QVBoxLayout = column(gap=0)
        self.body.addWidget(self._lists)
        self.body.addLayout(self._editor_place)
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        self.papers.reload()
        documents = self.room.desk.ask(documents_of(self.room.student))
        self._ways = {way.document: way for way in self.room.desk.ask(ways_of(self.room.student))}
        clear(self._documents)
        for document in documents:
            self._documents.addWidget(hairline())
            self._documents.addWidget(self._row(document))
        if not documents:
            words = "Nog niets. Wat je uitgeeft of verzegelt wordt hier bewaard, precies zoals het wegging."
            self._documents.addWidget(Label(words, "body", "text2", wrap=True))
        if self.editor is not None:
            self.editor.reload()

    def leave(self) -> None:
        """Keep what is typed."""
        if self.editor is not None:
            self.editor.leave()

    def flush(self) -> None:
        """Keep what is typed as drafts."""
        if self.editor is not None:
            self.editor.flush()

    def add(self) -> bool:
        """One more werkproces on the open concept, or else one more praktijkverklaring."""
        if self.editor is not None:
            self.editor.lines.edit(0)
        else:
            self.papers.begin()
        return True

    def start(self) -> None:
        """Put the cursor on the button."""
        self.papers.start_button.setFocus()

    def edit(self, paper: PraktijkverklaringId) -> None:
        """Open a concept."""
        clear(self._editor_place)
        self.editor = PaperEditor(self.room, paper)
        self.editor.closed.connect(self._close)
        self.editor.issued.connect(self._issued)
        self._editor_place.addWidget(self.editor)
        self._lists.hide()
        self.editor.lines.add_button.setFocus()

    def show_document(self, document: DocumentId) -> None:
        """Show a kept document over the window."""
        row_ = next((item for item in self.room.desk.ask(documents_of(self.room.student)) if item.id == document), None)
        if row_ is None:
            return
        try:
            content = self.room.desk.ask(content_of(document))
            paper = Paper(
                title=row_.title,
                file_name=row_.file_name,
                content=content,
                about=row_.number or label(row_.kind),
                student=self.room.student,
                document=document,
                has_words=row_.kind is not DocumentKind.GETEKEND,
            )
            open_paper(self.window(), self.room.desk, self.room.ask, paper)
        except Expected as error:
            self.room.tell(error, "Openen lukte niet")

    def look_at(self, document: DocumentId) -> None:
        """Show a paper on its way: scan beside original, who signed, where it is."""
        room = WayRoom(desk=self.room.desk, ask=self.room.ask, now=self.room.now, scan=self.scan)
        try:
            open_way(self.window(), room, document)
        except Expected as error:
            self.room.tell(error, "Openen lukte niet")

    def scan(self) -> None:
        """Read a signed copy in: the pile finds out itself which paper it is."""
        room = self.room
        room.ask.open_files(
            self.window(), title="Kies het ondertekende exemplaar", kinds=SCAN_KINDS,
            then=lambda files: open_pile(self.window(), room.desk, room.ask, room.now, files, say=room.say),
        )  # fmt: skip

    def save_document(self, document: DocumentId) -> None:
        """Save a kept Word file; the preview does not show it."""
        found = next(
            (item for item in self.room.desk.ask(documents_of(self.room.student)) if item.id == document), None
        )
        if found is None:
            return
        room, about = self.room, found.number or label(found.kind)

        def say(head: str, text: str, tone: str) -> None:
            room.say(Banner(head, text, tone, closable=True))

        save_kept(self, room.desk, room.ask, document, found.file_name, about, room.student, say)

    def _show_paper(self, paper: PaperRow) -> None:
        if paper.document is not None:
            self.show_document(paper.document)

    def _issued(self, document: DocumentId) -> None:
        self._close()
        text = "Hij is bewaard bij de documenten. Print hem en laat hem tekenen."
        self.room.say(
            Banner(
                "Praktijkverklaring uitgegeven",
                text,
                "ok",
                action="Bekijk",
                act=lambda: self.show_document(document),
                closable=True,
            )
        )

    def _close(self) -> None:
        clear(self._editor_place)
        self.editor = None
        self._lists.show()
        self.papers.start_button.setFocus()
        self.reload()
        QTimer.singleShot(0, self, self._look_at_the_top)  # once the lists have their places again

    def _look_at_the_top(self) -> None:
        bring_in_view(self.papers.start_button)

    def _row(self, document: DocumentRow) -> QWidget:
        facts = " · ".join(part for part in (label(document.kind), document.number, _size(document.size)) if part)
        words = column(Label(document.title, "h", wrap=True), Label(facts, "small", "text2", wrap=True), gap=2)
        if (way := self._ways.get(document.id)) is not None and not way.replaced:
            words.addSpacing(theme.gap(4))
            words.addWidget(WayPiece(self.room, way, look=lambda: self.look_at(document.id), scan=self.scan))
        day = Label(short_day(document.made_on, self.room.today), "small", "text2")
        word, act = ("Open", self.show_document) if document.media_type != WORD else ("Bewaar als", self.save_document)
        name = f"{word} {document.title} {document.number}"
        open_it = Button(word, "row", act=lambda: act(document.id), name=name)
        open_it.setEnabled(document.media_type in (PDF, WORD))
        icon = Icon("file-text", "text2", 20)
        return boxed(row((icon, 0, TOP), (words, 1), (day, 0, TOP), (open_it, 0, TOP), gap=12, margins=(0, 10, 0, 10)))


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024))} kB"
