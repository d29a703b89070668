//! Files that run one another: included ones of PHP, and the order in which those of Ruby are loaded.

use super::{File, FxHashMap, Index, Kind, NodeRef, Program, UnitId, file_of, folder, joined};

/// Whether a call of PHP runs another file.
fn is_include(file: &File, at: NodeRef) -> bool {
    file.node(at).kind == Kind::Call && matches!(file.text(file.child(at, 0)), "include" | "include_once" | "require" | "require_once")
}

impl Index {
    /// The statements of the file that an `include` of PHP runs.
    pub(crate) fn included(&self, file: u32, call: NodeRef) -> Option<UnitId> {
        self.included.get(&(file, call)).copied()
    }

    /// What the includes of a file of PHP run.
    pub(super) fn includes(&mut self, programs: &[Program<'_>], number: usize, path: &str, by_path: &FxHashMap<&str, u32>) {
        let file = programs[number].file;
        for (item, at) in file.items.iter().enumerate() {
            for node in 0..at.item.nodes.len() {
                let call = NodeRef { item: item as u32, node: node as u32 };
                if !is_include(file, call) {
                    continue;
                }
                let args = file.child(call, 1);
                let mut names = (args.node..file.node(args).next).rev().map(|node| NodeRef { item: args.item, node });
                let Some(name) = names.find(|n| file.node(*n).kind == Kind::Str) else { continue };
                let text = file.string(name).trim_start_matches('/');
                let found = joined(folder(path), text).and_then(|p| by_path.get(p.as_str()).copied());
                if let Some(other) = found.filter(|f| *f as usize != number) {
                    self.included.insert((number as u32, call), programs[other as usize].seat.units);
                    self.files[number].sees.push(other);
                }
            }
        }
    }

    /// Of methods of Ruby that several files define for one class the one that is loaded last.
    pub(super) fn replaced(&mut self, programs: &[Program<'_>], paths: &[&str], by_path: &FxHashMap<&str, u32>) {
        let mut rank = vec![0usize; programs.len()];
        let mut count = 0;
        for first in 0..programs.len() {
            let mut work = vec![(first, false)];
            while let Some((file, done)) = work.pop() {
                if done {
                    if rank[file] == 0 {
                        count += 1;
                        rank[file] = count;
                    }
                } else if rank[file] == 0 && work.len() < 2 * programs.len() {
                    work.push((file, true));
                    let required = self.ruby_files(programs[file].file, paths[file], by_path);
                    let open: Vec<usize> = work.iter().filter(|(_, done)| *done).map(|(f, _)| *f).collect();
                    work.extend(required.into_iter().rev().map(|f| (f as usize, false)).filter(|(f, _)| !open.contains(f)));
                }
            }
        }
        for class in self.classes.values_mut() {
            for units in class.methods.values_mut().filter(|u| u.len() > 1) {
                let last = units.iter().copied().max_by_key(|u| (file_of(programs, *u).map_or(0, |f| rank[f as usize]), *u));
                units.clear();
                units.extend(last);
            }
        }
    }
}
