import { Component, type ReactNode } from 'react';

const KEEP_EVERY_MS = 20_000;
const RETRY_MS = 15_000;

interface Props {
  readonly note: string;
  readonly children: ReactNode;
}

/** A scene that fails to draw keeps its last picture with a note, and tries again; the other scenes go on. */
export class SceneBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  private host: HTMLDivElement | null = null;
  private kept: Node | null = null;
  private keepTimer: ReturnType<typeof setInterval> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidMount(): void {
    this.keep();
    this.keepTimer = setInterval(() => this.keep(), KEEP_EVERY_MS);
  }

  override componentDidUpdate(): void {
    if (!this.state.failed || this.retryTimer) return;
    if (this.host && this.kept) this.host.prepend(this.kept.cloneNode(true));
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      this.setState({ failed: false });
    }, RETRY_MS);
  }

  override componentWillUnmount(): void {
    if (this.keepTimer) clearInterval(this.keepTimer);
    if (this.retryTimer) clearTimeout(this.retryTimer);
  }

  private keep(): void {
    const picture = this.host?.firstElementChild;
    if (!this.state.failed && picture) this.kept = picture.cloneNode(true);
  }

  override render(): ReactNode {
    const setHost = (host: HTMLDivElement | null) => {
      this.host = host;
    };
    // Another key: the kept picture is not React's, so its parent must not be reused for the living scene.
    if (this.state.failed) {
      return (
        <div key="kept" ref={setHost}>
          <p className="tidak-digambar">{this.props.note}</p>
        </div>
      );
    }
    return (
      <div key="living" ref={setHost}>
        {this.props.children}
      </div>
    );
  }
}
