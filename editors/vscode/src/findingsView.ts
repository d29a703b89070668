/** The tree of findings in the side bar. */
import * as vscode from 'vscode';
import { firstLine, type Group, group, type Grouping, type Severity, shortRule } from './findings';
import type { FindingsStore, LocatedFinding } from './findingsStore';

const GROUPING_KEY = 'quantumlayer.findings.grouping';

const ICONS: Record<Severity, vscode.ThemeIcon> = {
  critical: new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground')),
  high: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  medium: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  low: new vscode.ThemeIcon('info'),
  info: new vscode.ThemeIcon('circle-outline'),
};

type Node =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'finding'; readonly finding: LocatedFinding };

export class FindingsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<Node>;
  private readonly subscription: vscode.Disposable;
  private grouping: Grouping;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly store: FindingsStore,
    private readonly memory: vscode.Memento,
  ) {
    this.grouping = memory.get<Grouping>(GROUPING_KEY, 'severity');
    this.view = vscode.window.createTreeView('quantumlayer.findings', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.subscription = store.onDidChange(() => {
      this.refresh();
    });
    this.refresh();
  }

  async groupBy(grouping: Grouping): Promise<void> {
    this.grouping = grouping;
    this.refresh();
    await this.memory.update(GROUPING_KEY, grouping);
  }

  getChildren(node?: Node): Node[] {
    if (!node) {
      return group(this.store.all, this.grouping).map((group) => ({ kind: 'group', group }));
    }
    return node.kind === 'group'
      ? // The groups were made from the store's findings, which are located ones.
        (node.group.findings as readonly LocatedFinding[]).map((finding) => ({ kind: 'finding', finding }))
      : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'group') {
      const item = new vscode.TreeItem(node.group.label, vscode.TreeItemCollapsibleState.Expanded);
      item.id = `${this.grouping}:${node.group.key}`;
      item.description = node.group.description;
      item.contextValue = 'group';
      return item;
    }
    const { finding } = node;
    const place = `${finding.path}:${finding.line + 1}`;
    // What the group tells already is left out.
    const item =
      this.grouping === 'rule' ? new vscode.TreeItem(place) : new vscode.TreeItem(shortRule(finding.rule));
    item.description = {
      severity: place,
      rule: firstLine(finding.message),
      file: `${finding.line + 1}: ${firstLine(finding.message)}`,
    }[this.grouping];
    item.tooltip = `${finding.message}\n\n${finding.rule}\n${place}`;
    item.iconPath = ICONS[finding.severity];
    item.contextValue = 'finding';
    item.command = { command: 'quantumlayer.openFinding', title: 'Open', arguments: [node] };
    return item;
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private refresh(): void {
    const { size } = this.store;
    this.view.badge =
      size > 0 ? { value: size, tooltip: size === 1 ? '1 finding' : `${size} findings` } : undefined;
    this.changed.fire(undefined);
  }
}

/** The finding that a command of the view was called on. */
export function findingOf(argument: unknown): LocatedFinding | undefined {
  const node = argument as Node | undefined;
  return node?.kind === 'finding' ? node.finding : undefined;
}
