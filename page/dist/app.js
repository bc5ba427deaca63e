var x1=Object.create;var ga=Object.defineProperty;var E1=Object.getOwnPropertyDescriptor;var M1=Object.getOwnPropertyNames;var T1=Object.getPrototypeOf,C1=Object.prototype.hasOwnProperty;var $1=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(s){throw t=0,s}};var k1=(e,t,s,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of M1(t))!C1.call(e,r)&&r!==s&&ga(e,r,{get:()=>t[r],enumerable:!(i=E1(t,r))||i.enumerable});return e};var A1=(e,t,s)=>(s=e!=null?x1(T1(e)):{},k1(t||!e||!e.__esModule?ga(s,"default",{value:e,enumerable:!0}):s,e));var dn=$1((A6,hn)=>{function Xo(e){return e instanceof Map?e.clear=e.delete=e.set=function(){throw new Error("map is read-only")}:e instanceof Set&&(e.add=e.clear=e.delete=function(){throw new Error("set is read-only")}),Object.freeze(e),Object.getOwnPropertyNames(e).forEach(t=>{let s=e[t],i=typeof s;(i==="object"||i==="function")&&!Object.isFrozen(s)&&Xo(s)}),e}var Fi=class{constructor(t){t.data===void 0&&(t.data={}),this.data=t.data,this.isMatchIgnored=!1}ignoreMatch(){this.isMatchIgnored=!0}};function Jo(e){return e.replace(/&/g,"&amp;").replace(/</g,"&lt;").replace(/>/g,"&gt;").replace(/"/g,"&quot;").replace(/'/g,"&#x27;")}function wt(e,...t){let s=Object.create(null);for(let i in e)s[i]=e[i];return t.forEach(function(i){for(let r in i)s[r]=i[r]}),s}var Al="</span>",Go=e=>!!e.scope,Sl=(e,{prefix:t})=>{if(e.startsWith("language:"))return e.replace("language:","language-");if(e.includes(".")){let s=e.split(".");return[`${t}${s.shift()}`,...s.map((i,r)=>`${i}${"_".repeat(r+1)}`)].join(" ")}return`${t}${e}`},Nr=class{constructor(t,s){this.buffer="",this.classPrefix=s.classPrefix,t.walk(this)}addText(t){this.buffer+=Jo(t)}openNode(t){if(!Go(t))return;let s=Sl(t.scope,{prefix:this.classPrefix});this.span(s)}closeNode(t){Go(t)&&(this.buffer+=Al)}value(){return this.buffer}span(t){this.buffer+=`<span class="${t}">`}},qo=(e={})=>{let t={children:[]};return Object.assign(t,e),t},Rr=class e{constructor(){this.rootNode=qo(),this.stack=[this.rootNode]}get top(){return this.stack[this.stack.length-1]}get root(){return this.rootNode}add(t){this.top.children.push(t)}openNode(t){let s=qo({scope:t});this.add(s),this.stack.push(s)}closeNode(){if(this.stack.length>1)return this.stack.pop()}closeAllNodes(){for(;this.closeNode(););}toJSON(){return JSON.stringify(this.rootNode,null,4)}walk(t){return this.constructor._walk(t,this.rootNode)}static _walk(t,s){return typeof s=="string"?t.addText(s):s.children&&(t.openNode(s),s.children.forEach(i=>this._walk(t,i)),t.closeNode(s)),t}static _collapse(t){typeof t!="string"&&t.children&&(t.children.every(s=>typeof s=="string")?t.children=[t.children.join("")]:t.children.forEach(s=>{e._collapse(s)}))}},Dr=class extends Rr{constructor(t){super(),this.options=t}addText(t){t!==""&&this.add(t)}startScope(t){this.openNode(t)}endScope(){this.closeNode()}__addSublanguage(t,s){let i=t.root;s&&(i.scope=`language:${s}`),this.add(i)}toHTML(){return new Nr(this,this.options).value()}finalize(){return this.closeAllNodes(),!0}};function As(e){return e?typeof e=="string"?e:e.source:null}function Qo(e){return Ft("(?=",e,")")}function Hl(e){return Ft("(?:",e,")*")}function Nl(e){return Ft("(?:",e,")?")}function Ft(...e){return e.map(s=>As(s)).join("")}function Rl(e){let t=e[e.length-1];return typeof t=="object"&&t.constructor===Object?(e.splice(e.length-1,1),t):{}}function Ir(...e){return"("+(Rl(e).capture?"":"?:")+e.map(i=>As(i)).join("|")+")"}function en(e){return new RegExp(e.toString()+"|").exec("").length-1}function Dl(e,t){let s=e&&e.exec(t);return s&&s.index===0}var Ol=/\[(?:[^\\\]]|\\.)*\]|\(\??|\\([1-9][0-9]*)|\\./;function Br(e,{joinWith:t}){let s=0;return e.map(i=>{s+=1;let r=s,n=As(i),a="";for(;n.length>0;){let o=Ol.exec(n);if(!o){a+=n;break}a+=n.substring(0,o.index),n=n.substring(o.index+o[0].length),o[0][0]==="\\"&&o[1]?a+="\\"+String(Number(o[1])+r):(a+=o[0],o[0]==="("&&s++)}return a}).map(i=>`(${i})`).join(t)}var Il=/\b\B/,tn="[a-zA-Z]\\w*",Lr="[a-zA-Z_]\\w*",sn="\\b\\d+(\\.\\d+)?",rn="(-?)(\\b0[xX][a-fA-F0-9]+|(\\b\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?)",an="\\b(0b[01]+)",Bl="!|!=|!==|%|%=|&|&&|&=|\\*|\\*=|\\+|\\+=|,|-|-=|/=|/|:|;|<<|<<=|<=|<|===|==|=|>>>=|>>=|>=|>>>|>>|>|\\?|\\[|\\{|\\(|\\^|\\^=|\\||\\|=|\\|\\||~",Ll=(e={})=>{let t=/^#![ ]*\//;return e.binary&&(e.begin=Ft(t,/.*\b/,e.binary,/\b.*/)),wt({scope:"meta",begin:t,end:/$/,relevance:0,"on:begin":(s,i)=>{s.index!==0&&i.ignoreMatch()}},e)},Ss={begin:"\\\\[\\s\\S]",relevance:0},Fl={scope:"string",begin:"'",end:"'",illegal:"\\n",contains:[Ss]},Pl={scope:"string",begin:'"',end:'"',illegal:"\\n",contains:[Ss]},Vl={begin:/\b(a|an|the|are|I'm|isn't|don't|doesn't|won't|but|just|should|pretty|simply|enough|gonna|going|wtf|so|such|will|you|your|they|like|more)\b/},Vi=function(e,t,s={}){let i=wt({scope:"comment",begin:e,end:t,contains:[]},s);i.contains.push({scope:"doctag",begin:"[ ]*(?=(TODO|FIXME|NOTE|BUG|OPTIMIZE|HACK|XXX):)",end:/(TODO|FIXME|NOTE|BUG|OPTIMIZE|HACK|XXX):/,excludeBegin:!0,relevance:0});let r=Ir("I","a","is","so","us","to","at","if","in","it","on",/[A-Za-z]+['](d|ve|re|ll|t|s|n)/,/[A-Za-z]+[-][a-z]+/,/[A-Za-z][a-z]{2,}/);return i.contains.push({begin:Ft(/[ ]+/,"(",r,/[.]?[:]?([.][ ]|[ ])/,"){3}")}),i},Ul=Vi("//","$"),jl=Vi("/\\*","\\*/"),Gl=Vi("#","$"),ql={scope:"number",begin:sn,relevance:0},Zl={scope:"number",begin:rn,relevance:0},Kl={scope:"number",begin:an,relevance:0},Wl={scope:"regexp",begin:/\/(?=[^/\n]*\/)/,end:/\/[gimuy]*/,contains:[Ss,{begin:/\[/,end:/\]/,relevance:0,contains:[Ss]}]},Yl={scope:"title",begin:tn,relevance:0},Xl={scope:"title",begin:Lr,relevance:0},Jl={begin:"\\.\\s*"+Lr,relevance:0},Ql=function(e){return Object.assign(e,{"on:begin":(t,s)=>{s.data._beginMatch=t[1]},"on:end":(t,s)=>{s.data._beginMatch!==t[1]&&s.ignoreMatch()}})},Li=Object.freeze({__proto__:null,APOS_STRING_MODE:Fl,BACKSLASH_ESCAPE:Ss,BINARY_NUMBER_MODE:Kl,BINARY_NUMBER_RE:an,COMMENT:Vi,C_BLOCK_COMMENT_MODE:jl,C_LINE_COMMENT_MODE:Ul,C_NUMBER_MODE:Zl,C_NUMBER_RE:rn,END_SAME_AS_BEGIN:Ql,HASH_COMMENT_MODE:Gl,IDENT_RE:tn,MATCH_NOTHING_RE:Il,METHOD_GUARD:Jl,NUMBER_MODE:ql,NUMBER_RE:sn,PHRASAL_WORDS_MODE:Vl,QUOTE_STRING_MODE:Pl,REGEXP_MODE:Wl,RE_STARTERS_RE:Bl,SHEBANG:Ll,TITLE_MODE:Yl,UNDERSCORE_IDENT_RE:Lr,UNDERSCORE_TITLE_MODE:Xl});function ec(e,t){e.input[e.index-1]==="."&&t.ignoreMatch()}function tc(e,t){e.className!==void 0&&(e.scope=e.className,delete e.className)}function sc(e,t){t&&e.beginKeywords&&(e.begin="\\b("+e.beginKeywords.split(" ").join("|")+")(?!\\.)(?=\\b|\\s)",e.__beforeBegin=ec,e.keywords=e.keywords||e.beginKeywords,delete e.beginKeywords,e.relevance===void 0&&(e.relevance=0))}function ic(e,t){Array.isArray(e.illegal)&&(e.illegal=Ir(...e.illegal))}function rc(e,t){if(e.match){if(e.begin||e.end)throw new Error("begin & end are not supported with match");e.begin=e.match,delete e.match}}function ac(e,t){e.relevance===void 0&&(e.relevance=1)}var oc=(e,t)=>{if(!e.beforeMatch)return;if(e.starts)throw new Error("beforeMatch cannot be used with starts");let s=Object.assign({},e);Object.keys(e).forEach(i=>{delete e[i]}),e.keywords=s.keywords,e.begin=Ft(s.beforeMatch,Qo(s.begin)),e.starts={relevance:0,contains:[Object.assign(s,{endsParent:!0})]},e.relevance=0,delete s.beforeMatch},nc=["of","and","for","in","not","or","if","then","parent","list","value"],lc="keyword";function on(e,t,s=lc){let i=Object.create(null);return typeof e=="string"?r(s,e.split(" ")):Array.isArray(e)?r(s,e):Object.keys(e).forEach(function(n){Object.assign(i,on(e[n],t,n))}),i;function r(n,a){t&&(a=a.map(o=>o.toLowerCase())),a.forEach(function(o){let h=o.split("|");i[h[0]]=[n,cc(h[0],h[1])]})}}function cc(e,t){return t?Number(t):hc(e)?0:1}function hc(e){return nc.includes(e.toLowerCase())}var Zo={},Lt=e=>{console.error(e)},Ko=(e,...t)=>{console.log(`WARN: ${e}`,...t)},os=(e,t)=>{Zo[`${e}/${t}`]||(console.log(`Deprecated as of ${e}. ${t}`),Zo[`${e}/${t}`]=!0)},Pi=new Error;function nn(e,t,{key:s}){let i=0,r=e[s],n={},a={};for(let o=1;o<=t.length;o++)a[o+i]=r[o],n[o+i]=!0,i+=en(t[o-1]);e[s]=a,e[s]._emit=n,e[s]._multi=!0}function dc(e){if(Array.isArray(e.begin)){if(e.skip||e.excludeBegin||e.returnBegin)throw Lt("skip, excludeBegin, returnBegin not compatible with beginScope: {}"),Pi;if(typeof e.beginScope!="object"||e.beginScope===null)throw Lt("beginScope must be object"),Pi;nn(e,e.begin,{key:"beginScope"}),e.begin=Br(e.begin,{joinWith:""})}}function mc(e){if(Array.isArray(e.end)){if(e.skip||e.excludeEnd||e.returnEnd)throw Lt("skip, excludeEnd, returnEnd not compatible with endScope: {}"),Pi;if(typeof e.endScope!="object"||e.endScope===null)throw Lt("endScope must be object"),Pi;nn(e,e.end,{key:"endScope"}),e.end=Br(e.end,{joinWith:""})}}function fc(e){e.scope&&typeof e.scope=="object"&&e.scope!==null&&(e.beginScope=e.scope,delete e.scope)}function pc(e){fc(e),typeof e.beginScope=="string"&&(e.beginScope={_wrap:e.beginScope}),typeof e.endScope=="string"&&(e.endScope={_wrap:e.endScope}),dc(e),mc(e)}function uc(e){function t(a,o){return new RegExp(As(a),"m"+(e.case_insensitive?"i":"")+(e.unicodeRegex?"u":"")+(o?"g":""))}class s{constructor(){this.matchIndexes={},this.regexes=[],this.matchAt=1,this.position=0}addRule(o,h){h.position=this.position++,this.matchIndexes[this.matchAt]=h,this.regexes.push([h,o]),this.matchAt+=en(o)+1}compile(){this.regexes.length===0&&(this.exec=()=>null);let o=this.regexes.map(h=>h[1]);this.matcherRe=t(Br(o,{joinWith:"|"}),!0),this.lastIndex=0}exec(o){this.matcherRe.lastIndex=this.lastIndex;let h=this.matcherRe.exec(o);if(!h)return null;let m=h.findIndex((l,v)=>v>0&&l!==void 0),d=this.matchIndexes[m];return h.splice(0,m),Object.assign(h,d)}}class i{constructor(){this.rules=[],this.multiRegexes=[],this.count=0,this.lastIndex=0,this.regexIndex=0}getMatcher(o){if(this.multiRegexes[o])return this.multiRegexes[o];let h=new s;return this.rules.slice(o).forEach(([m,d])=>h.addRule(m,d)),h.compile(),this.multiRegexes[o]=h,h}resumingScanAtSamePosition(){return this.regexIndex!==0}considerAll(){this.regexIndex=0}addRule(o,h){this.rules.push([o,h]),h.type==="begin"&&this.count++}exec(o){let h=this.getMatcher(this.regexIndex);h.lastIndex=this.lastIndex;let m=h.exec(o);if(this.resumingScanAtSamePosition()&&!(m&&m.index===this.lastIndex)){let d=this.getMatcher(0);d.lastIndex=this.lastIndex+1,m=d.exec(o)}return m&&(this.regexIndex+=m.position+1,this.regexIndex===this.count&&this.considerAll()),m}}function r(a){let o=new i;return a.contains.forEach(h=>o.addRule(h.begin,{rule:h,type:"begin"})),a.terminatorEnd&&o.addRule(a.terminatorEnd,{type:"end"}),a.illegal&&o.addRule(a.illegal,{type:"illegal"}),o}function n(a,o){let h=a;if(a.isCompiled)return h;[tc,rc,pc,oc].forEach(d=>d(a,o)),e.compilerExtensions.forEach(d=>d(a,o)),a.__beforeBegin=null,[sc,ic,ac].forEach(d=>d(a,o)),a.isCompiled=!0;let m=null;return typeof a.keywords=="object"&&a.keywords.$pattern&&(a.keywords=Object.assign({},a.keywords),m=a.keywords.$pattern,delete a.keywords.$pattern),m=m||/\w+/,a.keywords&&(a.keywords=on(a.keywords,e.case_insensitive)),h.keywordPatternRe=t(m,!0),o&&(a.begin||(a.begin=/\B|\b/),h.beginRe=t(h.begin),!a.end&&!a.endsWithParent&&(a.end=/\B|\b/),a.end&&(h.endRe=t(h.end)),h.terminatorEnd=As(h.end)||"",a.endsWithParent&&o.terminatorEnd&&(h.terminatorEnd+=(a.end?"|":"")+o.terminatorEnd)),a.illegal&&(h.illegalRe=t(a.illegal)),a.contains||(a.contains=[]),a.contains=[].concat(...a.contains.map(function(d){return gc(d==="self"?a:d)})),a.contains.forEach(function(d){n(d,h)}),a.starts&&n(a.starts,o),h.matcher=r(h),h}if(e.compilerExtensions||(e.compilerExtensions=[]),e.contains&&e.contains.includes("self"))throw new Error("ERR: contains `self` is not supported at the top-level of a language.  See documentation.");return e.classNameAliases=wt(e.classNameAliases||{}),n(e)}function ln(e){return e?e.endsWithParent||ln(e.starts):!1}function gc(e){return e.variants&&!e.cachedVariants&&(e.cachedVariants=e.variants.map(function(t){return wt(e,{variants:null},t)})),e.cachedVariants?e.cachedVariants:ln(e)?wt(e,{starts:e.starts?wt(e.starts):null}):Object.isFrozen(e)?wt(e):e}var vc="11.11.2",Or=class extends Error{constructor(t,s){super(t),this.name="HTMLInjectionError",this.html=s}},Hr=Jo,Wo=wt,Yo=Symbol("nomatch"),bc=7,cn=function(e){let t=Object.create(null),s=Object.create(null),i=[],r=!0,n="Could not find the language '{}', did you forget to load/include a language module?",a={disableAutodetect:!0,name:"Plain text",contains:[]},o={ignoreUnescapedHTML:!1,throwUnescapedHTML:!1,noHighlightRe:/^(no-?highlight)$/i,languageDetectRe:/\blang(?:uage)?-([\w-]+)\b/i,classPrefix:"hljs-",cssSelector:"pre code",languages:null,__emitter:Dr};function h(E){return o.noHighlightRe.test(E)}function m(E){let L=E.className+" ";L+=E.parentNode?E.parentNode.className:"";let I=o.languageDetectRe.exec(L);if(I){let Z=N(I[1]);return Z||(Ko(n.replace("{}",I[1])),Ko("Falling back to no-highlight mode for this block.",E)),Z?I[1]:"no-highlight"}return L.split(/\s+/).find(Z=>h(Z)||N(Z))}function d(E,L,I){let Z="",ie="";typeof L=="object"?(Z=E,I=L.ignoreIllegals,ie=L.language):(os("10.7.0","highlight(lang, code, ...args) has been deprecated."),os("10.7.0",`Please use highlight(code, options) instead.
https://github.com/highlightjs/highlight.js/issues/2277`),ie=E,Z=L),I===void 0&&(I=!0);let he={code:Z,language:ie};Q("before:highlight",he);let me=he.result?he.result:l(he.language,he.code,I);return me.code=he.code,Q("after:highlight",me),me}function l(E,L,I,Z){let ie=Object.create(null);function he(y,U){return y.keywords[U]}function me(){if(!X.keywords){we.addText(de);return}let y=0;X.keywordPatternRe.lastIndex=0;let U=X.keywordPatternRe.exec(de),ee="";for(;U;){ee+=de.substring(y,U.index);let le=He.case_insensitive?U[0].toLowerCase():U[0],Ce=he(X,le);if(Ce){let[je,Ls]=Ce;if(we.addText(ee),ee="",ie[le]=(ie[le]||0)+1,ie[le]<=bc&&(Je+=Ls),je.startsWith("_"))ee+=U[0];else{let Fs=He.classNameAliases[je]||je;xe(U[0],Fs)}}else ee+=U[0];y=X.keywordPatternRe.lastIndex,U=X.keywordPatternRe.exec(de)}ee+=de.substring(y),we.addText(ee)}function ye(){if(de==="")return;let y=null;if(typeof X.subLanguage=="string"){if(!t[X.subLanguage]){we.addText(de);return}y=l(X.subLanguage,de,!0,ft[X.subLanguage]),ft[X.subLanguage]=y._top}else y=u(de,X.subLanguage.length?X.subLanguage:null);X.relevance>0&&(Je+=y.relevance),we.__addSublanguage(y._emitter,y.language)}function ue(){X.subLanguage!=null?ye():me(),de=""}function xe(y,U){y!==""&&(we.startScope(U),we.addText(y),we.endScope())}function q(y,U){let ee=1,le=U.length-1;for(;ee<=le;){if(!y._emit[ee]){ee++;continue}let Ce=He.classNameAliases[y[ee]]||y[ee],je=U[ee];Ce?xe(je,Ce):(de=je,me(),de=""),ee++}}function k(y,U){return y.scope&&typeof y.scope=="string"&&we.openNode(He.classNameAliases[y.scope]||y.scope),y.beginScope&&(y.beginScope._wrap?(xe(de,He.classNameAliases[y.beginScope._wrap]||y.beginScope._wrap),de=""):y.beginScope._multi&&(q(y.beginScope,U),de="")),X=Object.create(y,{parent:{value:X}}),X}function re(y,U,ee){let le=Dl(y.endRe,ee);if(le){if(y["on:end"]){let Ce=new Fi(y);y["on:end"](U,Ce),Ce.isMatchIgnored&&(le=!1)}if(le){for(;y.endsParent&&y.parent;)y=y.parent;return y}}if(y.endsWithParent)return re(y.parent,U,ee)}function G(y){return X.matcher.regexIndex===0?(de+=y[0],1):(M=!0,0)}function A(y){let U=y[0],ee=y.rule,le=new Fi(ee),Ce=[ee.__beforeBegin,ee["on:begin"]];for(let je of Ce)if(je&&(je(y,le),le.isMatchIgnored))return G(U);return ee.skip?de+=U:(ee.excludeBegin&&(de+=U),ue(),!ee.returnBegin&&!ee.excludeBegin&&(de=U)),k(ee,y),ee.returnBegin?0:U.length}function oe(y){let U=y[0],ee=L.substring(y.index),le=re(X,y,ee);if(!le)return Yo;let Ce=X;X.endScope&&X.endScope._wrap?(ue(),xe(U,X.endScope._wrap)):X.endScope&&X.endScope._multi?(ue(),q(X.endScope,y)):Ce.skip?de+=U:(Ce.returnEnd||Ce.excludeEnd||(de+=U),ue(),Ce.excludeEnd&&(de=U));do X.scope&&we.closeNode(),!X.skip&&!X.subLanguage&&(Je+=X.relevance),X=X.parent;while(X!==le.parent);return le.starts&&k(le.starts,y),Ce.returnEnd?0:U.length}function Et(){let y=[];for(let U=X;U!==He;U=U.parent)U.scope&&y.unshift(U.scope);y.forEach(U=>we.openNode(U))}let Xe={};function mt(y,U){let ee=U&&U[0];if(de+=y,ee==null)return ue(),0;if(Xe.type==="begin"&&U.type==="end"&&Xe.index===U.index&&ee===""){if(de+=L.slice(U.index,U.index+1),!r){let le=new Error(`0 width match regex (${E})`);throw le.languageName=E,le.badRule=Xe.rule,le}return 1}if(Xe=U,U.type==="begin")return A(U);if(U.type==="illegal"&&!I){let le=new Error('Illegal lexeme "'+ee+'" for mode "'+(X.scope||"<unnamed>")+'"');throw le.mode=X,le}else if(U.type==="end"){let le=oe(U);if(le!==Yo)return le}if(U.type==="illegal"&&ee==="")return U.index===L.length||(de+=`
`),1;if(P>1e5&&P>U.index*3)throw new Error("potential infinite loop, way more iterations than matches");return de+=ee,ee.length}let He=N(E);if(!He)throw Lt(n.replace("{}",E)),new Error('Unknown language: "'+E+'"');let Mt=uc(He),et="",X=Z||Mt,ft={},we=new o.__emitter(o);Et();let de="",Je=0,Le=0,P=0,M=!1;try{if(He.__emitTokens)He.__emitTokens(L,we);else{for(X.matcher.considerAll();;){P++,M?M=!1:X.matcher.considerAll(),X.matcher.lastIndex=Le;let y=X.matcher.exec(L);if(!y)break;let U=L.substring(Le,y.index),ee=mt(U,y);Le=y.index+ee}mt(L.substring(Le))}return we.finalize(),et=we.toHTML(),{language:E,value:et,relevance:Je,illegal:!1,_emitter:we,_top:X}}catch(y){if(y.message&&y.message.includes("Illegal"))return{language:E,value:Hr(L),illegal:!0,relevance:0,_illegalBy:{message:y.message,index:Le,context:L.slice(Le-100,Le+100),mode:y.mode,resultSoFar:et},_emitter:we};if(r)return{language:E,value:Hr(L),illegal:!1,relevance:0,errorRaised:y,_emitter:we,_top:X};throw y}}function v(E){let L={value:Hr(E),illegal:!1,relevance:0,_top:a,_emitter:new o.__emitter(o)};return L._emitter.addText(E),L}function u(E,L){L=L||o.languages||Object.keys(t);let I=v(E),Z=L.filter(N).filter(Y).map(ue=>l(ue,E,!1));Z.unshift(I);let ie=Z.sort((ue,xe)=>{if(ue.relevance!==xe.relevance)return xe.relevance-ue.relevance;if(ue.language&&xe.language){if(N(ue.language).supersetOf===xe.language)return 1;if(N(xe.language).supersetOf===ue.language)return-1}return 0}),[he,me]=ie,ye=he;return ye.secondBest=me,ye}function g(E,L,I){let Z=L&&s[L]||I;E.classList.add("hljs"),E.classList.add(`language-${Z}`)}function p(E){let L=null,I=m(E);if(h(I))return;if(Q("before:highlightElement",{el:E,language:I}),E.dataset.highlighted){console.log("Element previously highlighted. To highlight again, first unset `dataset.highlighted`.",E);return}if(E.children.length>0&&(o.ignoreUnescapedHTML||(console.warn("One of your code blocks includes unescaped HTML. This is a potentially serious security risk."),console.warn("https://github.com/highlightjs/highlight.js/wiki/security"),console.warn("The element with unescaped HTML:"),console.warn(E)),o.throwUnescapedHTML))throw new Or("One of your code blocks includes unescaped HTML.",E.innerHTML);L=E;let Z=L.textContent,ie=I?d(Z,{language:I,ignoreIllegals:!0}):u(Z);E.innerHTML=ie.value,E.dataset.highlighted="yes",g(E,I,ie.language),E.result={language:ie.language,re:ie.relevance,relevance:ie.relevance},ie.secondBest&&(E.secondBest={language:ie.secondBest.language,relevance:ie.secondBest.relevance}),Q("after:highlightElement",{el:E,result:ie,text:Z})}function f(E){o=Wo(o,E)}let b=()=>{F(),os("10.6.0","initHighlighting() deprecated.  Use highlightAll() now.")};function H(){F(),os("10.6.0","initHighlightingOnLoad() deprecated.  Use highlightAll() now.")}let $=!1;function F(){function E(){F()}if(document.readyState==="loading"){$||window.addEventListener("DOMContentLoaded",E,!1),$=!0;return}document.querySelectorAll(o.cssSelector).forEach(p)}function T(E,L){let I=null;try{I=L(e)}catch(Z){if(Lt("Language definition for '{}' could not be registered.".replace("{}",E)),r)Lt(Z);else throw Z;I=a}I.name||(I.name=E),t[E]=I,I.rawDefinition=L.bind(null,e),I.aliases&&C(I.aliases,{languageName:E})}function z(E){delete t[E];for(let L of Object.keys(s))s[L]===E&&delete s[L]}function j(){return Object.keys(t)}function N(E){return E=(E||"").toLowerCase(),t[E]||t[s[E]]}function C(E,{languageName:L}){typeof E=="string"&&(E=[E]),E.forEach(I=>{s[I.toLowerCase()]=L})}function Y(E){let L=N(E);return L&&!L.disableAutodetect}function _e(E){E["before:highlightBlock"]&&!E["before:highlightElement"]&&(E["before:highlightElement"]=L=>{E["before:highlightBlock"](Object.assign({block:L.el},L))}),E["after:highlightBlock"]&&!E["after:highlightElement"]&&(E["after:highlightElement"]=L=>{E["after:highlightBlock"](Object.assign({block:L.el},L))})}function ze(E){_e(E),i.push(E)}function Te(E){let L=i.indexOf(E);L!==-1&&i.splice(L,1)}function Q(E,L){let I=E;i.forEach(function(Z){Z[I]&&Z[I](L)})}function V(E){return os("10.7.0","highlightBlock will be removed entirely in v12.0"),os("10.7.0","Please use highlightElement now."),p(E)}Object.assign(e,{highlight:d,highlightAuto:u,highlightAll:F,highlightElement:p,highlightBlock:V,configure:f,initHighlighting:b,initHighlightingOnLoad:H,registerLanguage:T,unregisterLanguage:z,listLanguages:j,getLanguage:N,registerAliases:C,autoDetection:Y,inherit:Wo,addPlugin:ze,removePlugin:Te}),e.debugMode=function(){r=!1},e.safeMode=function(){r=!0},e.versionString=vc,e.regex={concat:Ft,lookahead:Qo,either:Ir,optional:Nl,anyNumberOfTimes:Hl};for(let E in Li)typeof Li[E]=="object"&&Xo(Li[E]);return Object.assign(e,Li),e},ns=cn({});ns.newInstance=()=>cn({});hn.exports=ns;ns.HighlightJS=ns;ns.default=ns});var va=["#eb459e","#3ba55d","#f0761b","#3a8fd8","#9b59b6","#c9a227"],S1={dark:["#f47fb8","#57d085","#f5a35c","#6cb8f5","#c392e0","#e3c55a"],light:["#a01a62","#176334","#954300","#15558e","#6d3390","#665200"]},H1="<path fill='#fff' d='M11.5 17h3.2v9.5h-3.2zm5 0 4.2-8.6c2.2 0 2.3 2.2 1.2 6.2h5.4c2.2 0 2.2 2.2 1.3 5.2l-1.2 4.4c-.8 2.2-2 2.3-4.2 2.3h-6.7z'/>";function ba(e){return[...e].reduce((t,s)=>t+(s.codePointAt(0)??0),0)%va.length}function qt(e,t=!1){let s=([...e][0]??"?").toUpperCase().replace(/[<&>]/,"?"),i=t?H1:`<text x='20' y='27' font-family='sans-serif' font-size='20' font-weight='600' text-anchor='middle' fill='#fff'>${s}</text>`,n=`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'><rect width='40' height='40' fill='${t?"#5865f2":va[ba(e)]}'/>${i}</svg>`;return`data:image/svg+xml,${encodeURIComponent(n)}`}function _a(e,t){return S1[t][ba(e)]??"inherit"}var N1=qt("?"),R1=["default","blue","gray","green","orange","red","pink"];globalThis.$discordMessage={avatars:Object.fromEntries(R1.map(e=>[e,N1]))};var Ps=globalThis,Vs=Ps.ShadowRoot&&(Ps.ShadyCSS===void 0||Ps.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,tr=Symbol(),wa=new WeakMap,ds=class{constructor(t,s,i){if(this._$cssResult$=!0,i!==tr)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=s}get styleSheet(){let t=this.o,s=this.t;if(Vs&&t===void 0){let i=s!==void 0&&s.length===1;i&&(t=wa.get(s)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&wa.set(s,t))}return t}toString(){return this.cssText}},za=e=>new ds(typeof e=="string"?e:e+"",void 0,tr),te=(e,...t)=>{let s=e.length===1?e[0]:t.reduce((i,r,n)=>i+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+e[n+1],e[0]);return new ds(s,e,tr)},ya=(e,t)=>{if(Vs)e.adoptedStyleSheets=t.map(s=>s instanceof CSSStyleSheet?s:s.styleSheet);else for(let s of t){let i=document.createElement("style"),r=Ps.litNonce;r!==void 0&&i.setAttribute("nonce",r),i.textContent=s.cssText,e.appendChild(i)}},sr=Vs?e=>e:e=>e instanceof CSSStyleSheet?(t=>{let s="";for(let i of t.cssRules)s+=i.cssText;return za(s)})(e):e;var{is:D1,defineProperty:O1,getOwnPropertyDescriptor:I1,getOwnPropertyNames:B1,getOwnPropertySymbols:L1,getPrototypeOf:F1}=Object,Us=globalThis,xa=Us.trustedTypes,P1=xa?xa.emptyScript:"",V1=Us.reactiveElementPolyfillSupport,ms=(e,t)=>e,fs={toAttribute(e,t){switch(t){case Boolean:e=e?P1:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let s=e;switch(t){case Boolean:s=e!==null;break;case Number:s=e===null?null:Number(e);break;case Object:case Array:try{s=JSON.parse(e)}catch{s=null}}return s}},js=(e,t)=>!D1(e,t),Ea={attribute:!0,type:String,converter:fs,reflect:!1,useDefault:!1,hasChanged:js};Symbol.metadata??=Symbol("metadata"),Us.litPropertyMetadata??=new WeakMap;var tt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,s=Ea){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){let i=Symbol(),r=this.getPropertyDescriptor(t,i,s);r!==void 0&&O1(this.prototype,t,r)}}static getPropertyDescriptor(t,s,i){let{get:r,set:n}=I1(this.prototype,t)??{get(){return this[s]},set(a){this[s]=a}};return{get:r,set(a){let o=r?.call(this);n?.call(this,a),this.requestUpdate(t,o,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ea}static _$Ei(){if(this.hasOwnProperty(ms("elementProperties")))return;let t=F1(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(ms("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ms("properties"))){let s=this.properties,i=[...B1(s),...L1(s)];for(let r of i)this.createProperty(r,s[r])}let t=this[Symbol.metadata];if(t!==null){let s=litPropertyMetadata.get(t);if(s!==void 0)for(let[i,r]of s)this.elementProperties.set(i,r)}this._$Eh=new Map;for(let[s,i]of this.elementProperties){let r=this._$Eu(s,i);r!==void 0&&this._$Eh.set(r,s)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let s=[];if(Array.isArray(t)){let i=new Set(t.flat(1/0).reverse());for(let r of i)s.unshift(sr(r))}else t!==void 0&&s.push(sr(t));return s}static _$Eu(t,s){let i=s.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,s=this.constructor.elementProperties;for(let i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ya(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,s,i){this._$AK(t,i)}_$ET(t,s){let i=this.constructor.elementProperties.get(t),r=this.constructor._$Eu(t,i);if(r!==void 0&&i.reflect===!0){let n=(i.converter?.toAttribute!==void 0?i.converter:fs).toAttribute(s,i.type);this._$Em=t,n==null?this.removeAttribute(r):this.setAttribute(r,n),this._$Em=null}}_$AK(t,s){let i=this.constructor,r=i._$Eh.get(t);if(r!==void 0&&this._$Em!==r){let n=i.getPropertyOptions(r),a=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:fs;this._$Em=r;let o=a.fromAttribute(s,n.type);this[r]=o??this._$Ej?.get(r)??o,this._$Em=null}}requestUpdate(t,s,i,r=!1,n){if(t!==void 0){let a=this.constructor;if(r===!1&&(n=this[t]),i??=a.getPropertyOptions(t),!((i.hasChanged??js)(n,s)||i.useDefault&&i.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(a._$Eu(t,i))))return;this.C(t,s,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,s,{useDefault:i,reflect:r,wrapped:n},a){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,a??s??this[t]),n!==!0||a!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),r===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(s){Promise.reject(s)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,n]of this._$Ep)this[r]=n;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[r,n]of i){let{wrapped:a}=n,o=this[r];a!==!0||this._$AL.has(r)||o===void 0||this.C(r,void 0,n,o)}}let t=!1,s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(s)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(s)}willUpdate(t){}_$AE(t){this._$EO?.forEach(s=>s.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(s=>this._$ET(s,this[s])),this._$EM()}updated(t){}firstUpdated(t){}};tt.elementStyles=[],tt.shadowRootOptions={mode:"open"},tt[ms("elementProperties")]=new Map,tt[ms("finalized")]=new Map,V1?.({ReactiveElement:tt}),(Us.reactiveElementVersions??=[]).push("2.1.2");var rr=globalThis,Ma=e=>e,Gs=rr.trustedTypes,Ta=Gs?Gs.createPolicy("lit-html",{createHTML:e=>e}):void 0,ar="$lit$",st=`lit$${Math.random().toFixed(9).slice(2)}$`,or="?"+st,U1=`<${or}>`,$t=document,us=()=>$t.createComment(""),gs=e=>e===null||typeof e!="object"&&typeof e!="function",nr=Array.isArray,Ha=e=>nr(e)||typeof e?.[Symbol.iterator]=="function",ir=`[ 	
\f\r]`,ps=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ca=/-->/g,$a=/>/g,Tt=RegExp(`>|${ir}(?:([^\\s"'>=/]+)(${ir}*=${ir}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ka=/'/g,Aa=/"/g,Na=/^(?:script|style|textarea|title)$/i,lr=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),c=lr(1),D=lr(2),c4=lr(3),Ae=Symbol.for("lit-noChange"),R=Symbol.for("lit-nothing"),Sa=new WeakMap,Ct=$t.createTreeWalker($t,129);function Ra(e,t){if(!nr(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ta!==void 0?Ta.createHTML(t):t}var Da=(e,t)=>{let s=e.length-1,i=[],r,n=t===2?"<svg>":t===3?"<math>":"",a=ps;for(let o=0;o<s;o++){let h=e[o],m,d,l=-1,v=0;for(;v<h.length&&(a.lastIndex=v,d=a.exec(h),d!==null);)v=a.lastIndex,a===ps?d[1]==="!--"?a=Ca:d[1]!==void 0?a=$a:d[2]!==void 0?(Na.test(d[2])&&(r=RegExp("</"+d[2],"g")),a=Tt):d[3]!==void 0&&(a=Tt):a===Tt?d[0]===">"?(a=r??ps,l=-1):d[1]===void 0?l=-2:(l=a.lastIndex-d[2].length,m=d[1],a=d[3]===void 0?Tt:d[3]==='"'?Aa:ka):a===Aa||a===ka?a=Tt:a===Ca||a===$a?a=ps:(a=Tt,r=void 0);let u=a===Tt&&e[o+1].startsWith("/>")?" ":"";n+=a===ps?h+U1:l>=0?(i.push(m),h.slice(0,l)+ar+h.slice(l)+st+u):h+st+(l===-2?o:u)}return[Ra(e,n+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]},vs=class e{constructor({strings:t,_$litType$:s},i){let r;this.parts=[];let n=0,a=0,o=t.length-1,h=this.parts,[m,d]=Da(t,s);if(this.el=e.createElement(m,i),Ct.currentNode=this.el.content,s===2||s===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(r=Ct.nextNode())!==null&&h.length<o;){if(r.nodeType===1){if(r.hasAttributes())for(let l of r.getAttributeNames())if(l.endsWith(ar)){let v=d[a++],u=r.getAttribute(l).split(st),g=/([.?@])?(.*)/.exec(v);h.push({type:1,index:n,name:g[2],strings:u,ctor:g[1]==="."?Zs:g[1]==="?"?Ks:g[1]==="@"?Ws:At}),r.removeAttribute(l)}else l.startsWith(st)&&(h.push({type:6,index:n}),r.removeAttribute(l));if(Na.test(r.tagName)){let l=r.textContent.split(st),v=l.length-1;if(v>0){r.textContent=Gs?Gs.emptyScript:"";for(let u=0;u<v;u++)r.append(l[u],us()),Ct.nextNode(),h.push({type:2,index:++n});r.append(l[v],us())}}}else if(r.nodeType===8)if(r.data===or)h.push({type:2,index:n});else{let l=-1;for(;(l=r.data.indexOf(st,l+1))!==-1;)h.push({type:7,index:n}),l+=st.length-1}n++}}static createElement(t,s){let i=$t.createElement("template");return i.innerHTML=t,i}};function kt(e,t,s=e,i){if(t===Ae)return t;let r=i!==void 0?s._$Co?.[i]:s._$Cl,n=gs(t)?void 0:t._$litDirective$;return r?.constructor!==n&&(r?._$AO?.(!1),n===void 0?r=void 0:(r=new n(e),r._$AT(e,s,i)),i!==void 0?(s._$Co??=[])[i]=r:s._$Cl=r),r!==void 0&&(t=kt(e,r._$AS(e,t.values),r,i)),t}var qs=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:i}=this._$AD,r=(t?.creationScope??$t).importNode(s,!0);Ct.currentNode=r;let n=Ct.nextNode(),a=0,o=0,h=i[0];for(;h!==void 0;){if(a===h.index){let m;h.type===2?m=new Zt(n,n.nextSibling,this,t):h.type===1?m=new h.ctor(n,h.name,h.strings,this,t):h.type===6&&(m=new Ys(n,this,t)),this._$AV.push(m),h=i[++o]}a!==h?.index&&(n=Ct.nextNode(),a++)}return Ct.currentNode=$t,r}p(t){let s=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,s),s+=i.strings.length-2):i._$AI(t[s])),s++}},Zt=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,i,r){this.type=2,this._$AH=R,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=i,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=kt(this,t,s),gs(t)?t===R||t==null||t===""?(this._$AH!==R&&this._$AR(),this._$AH=R):t!==this._$AH&&t!==Ae&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ha(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==R&&gs(this._$AH)?this._$AA.nextSibling.data=t:this.T($t.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:i}=t,r=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=vs.createElement(Ra(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===r)this._$AH.p(s);else{let n=new qs(r,this),a=n.u(this.options);n.p(s),this.T(a),this._$AH=n}}_$AC(t){let s=Sa.get(t.strings);return s===void 0&&Sa.set(t.strings,s=new vs(t)),s}k(t){nr(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,i,r=0;for(let n of t)r===s.length?s.push(i=new e(this.O(us()),this.O(us()),this,this.options)):i=s[r],i._$AI(n),r++;r<s.length&&(this._$AR(i&&i._$AB.nextSibling,r),s.length=r)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let i=Ma(t).nextSibling;Ma(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},At=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,i,r,n){this.type=1,this._$AH=R,this._$AN=void 0,this.element=t,this.name=s,this._$AM=r,this.options=n,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=R}_$AI(t,s=this,i,r){let n=this.strings,a=!1;if(n===void 0)t=kt(this,t,s,0),a=!gs(t)||t!==this._$AH&&t!==Ae,a&&(this._$AH=t);else{let o=t,h,m;for(t=n[0],h=0;h<n.length-1;h++)m=kt(this,o[i+h],s,h),m===Ae&&(m=this._$AH[h]),a||=!gs(m)||m!==this._$AH[h],m===R?t=R:t!==R&&(t+=(m??"")+n[h+1]),this._$AH[h]=m}a&&!r&&this.j(t)}j(t){t===R?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Zs=class extends At{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===R?void 0:t}},Ks=class extends At{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==R)}},Ws=class extends At{constructor(t,s,i,r,n){super(t,s,i,r,n),this.type=5}_$AI(t,s=this){if((t=kt(this,t,s,0)??R)===Ae)return;let i=this._$AH,r=t===R&&i!==R||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,n=t!==R&&(i===R||r);r&&this.element.removeEventListener(this.name,this,i),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ys=class{constructor(t,s,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){kt(this,t)}},Oa={M:ar,P:st,A:or,C:1,L:Da,R:qs,D:Ha,V:kt,I:Zt,H:At,N:Ks,U:Ws,B:Zs,F:Ys},j1=rr.litHtmlPolyfillSupport;j1?.(vs,Zt),(rr.litHtmlVersions??=[]).push("3.3.3");var St=(e,t,s)=>{let i=s?.renderBefore??t,r=i._$litPart$;if(r===void 0){let n=s?.renderBefore??null;i._$litPart$=r=new Zt(t.insertBefore(us(),n),n,void 0,s??{})}return r._$AI(e),r};var cr=globalThis,ae=class extends tt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let s=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=St(s,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return Ae}};ae._$litElement$=!0,ae.finalized=!0,cr.litElementHydrateSupport?.({LitElement:ae});var G1=cr.litElementPolyfillSupport;G1?.({LitElement:ae});(cr.litElementVersions??=[]).push("4.2.2");var ce=e=>(t,s)=>{s!==void 0?s.addInitializer(()=>{customElements.define(e,t)}):customElements.define(e,t)};var q1={attribute:!0,type:String,converter:fs,reflect:!1,hasChanged:js},Z1=(e=q1,t,s)=>{let{kind:i,metadata:r}=s,n=globalThis.litPropertyMetadata.get(r);if(n===void 0&&globalThis.litPropertyMetadata.set(r,n=new Map),i==="setter"&&((e=Object.create(e)).wrapped=!0),n.set(s.name,e),i==="accessor"){let{name:a}=s;return{set(o){let h=t.get.call(this);t.set.call(this,o),this.requestUpdate(a,h,e,!0,o)},init(o){return o!==void 0&&this.C(a,void 0,e,o),o}}}if(i==="setter"){let{name:a}=s;return function(o){let h=this[a];t.call(this,o),this.requestUpdate(a,h,e,!0,o)}}throw Error("Unsupported decorator location: "+i)};function x(e){return(t,s)=>typeof s=="object"?Z1(e,t,s):((i,r,n)=>{let a=r.hasOwnProperty(n);return r.constructor.createProperty(n,i),a?Object.getOwnPropertyDescriptor(r,n):void 0})(e,t,s)}var K1=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},W1=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},X4=(()=>{let e=[ce("discord-action-row")],t,s=[],i,r=ae;var n=class extends r{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;K1(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,s),n=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=te`
		:host {
			display: flex;
			flex-wrap: wrap;
		}
	`;render(){return c`<slot></slot>`}static{W1(i,s)}};return n=i})();var Y1=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},X1=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},s2=(()=>{let e=[ce("discord-attachments")],t,s=[],i,r=ae;var n=class extends r{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;Y1(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,s),n=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=te`
		:host {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			text-indent: 0;
			min-height: 0;
			min-width: 0;
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
			position: relative;
		}

		:host > * {
			justify-self: start;
			-ms-flex-item-align: start;
			align-self: start;
		}
	`;render(){return c`<slot></slot>`}static{X1(i,s)}};return n=i})();var pt=class extends Event{constructor(t,s,i,r){super("context-request",{bubbles:!0,composed:!0}),this.context=t,this.contextTarget=s,this.callback=i,this.subscribe=r??!1}};var Kt=class{constructor(t,s,i,r){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(n,a)=>{this.unsubscribe&&(this.unsubscribe!==a&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=n,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(n,a)),this.unsubscribe=a},this.host=t,s.context!==void 0){let n=s;this.context=n.context,this.callback=n.callback,this.subscribe=n.subscribe??!1}else this.context=s,this.callback=i,this.subscribe=r??!1;this.host.addController(this)}hostConnected(){this.dispatchRequest()}hostDisconnected(){this.unsubscribe&&(this.unsubscribe(),this.unsubscribe=void 0)}dispatchRequest(){this.host.dispatchEvent(new pt(this.context,this.host,this.t,this.subscribe))}};var Js=class{get value(){return this.o}set value(t){this.setValue(t)}setValue(t,s=!1){let i=s||!Object.is(t,this.o);this.o=t,i&&this.updateObservers()}constructor(t){this.subscriptions=new Map,this.updateObservers=()=>{for(let[s,{disposer:i}]of this.subscriptions)s(this.o,i)},t!==void 0&&(this.value=t)}addCallback(t,s,i){if(!i)return void t(this.value);this.subscriptions.has(t)||this.subscriptions.set(t,{disposer:()=>{this.subscriptions.delete(t)},consumerHost:s});let{disposer:r}=this.subscriptions.get(t);t(this.value,r)}clearCallbacks(){this.subscriptions.clear()}};var hr=class extends Event{constructor(t,s){super("context-provider",{bubbles:!0,composed:!0}),this.context=t,this.contextTarget=s}},Wt=class extends Js{constructor(t,s,i){super(s.context!==void 0?s.initialValue:i),this.onContextRequest=r=>{if(r.context!==this.context)return;let n=r.contextTarget??r.composedPath()[0];n!==this.host&&(r.stopPropagation(),this.addCallback(r.callback,n,r.subscribe))},this.onProviderRequest=r=>{if(r.context!==this.context||(r.contextTarget??r.composedPath()[0])===this.host)return;let n=new Set;for(let[a,{consumerHost:o}]of this.subscriptions)n.has(a)||(n.add(a),o.dispatchEvent(new pt(this.context,o,a,!0)));r.stopPropagation()},this.host=t,s.context!==void 0?this.context=s.context:this.context=s,this.attachListeners(),this.host.addController?.(this)}attachListeners(){this.host.addEventListener("context-request",this.onContextRequest),this.host.addEventListener("context-provider",this.onProviderRequest)}hostConnected(){this.host.dispatchEvent(new hr(this.context,this.host))}};function bs({context:e}){return(t,s)=>{let i=new WeakMap;if(typeof s=="object")return{get(){return t.get.call(this)},set(r){return i.get(this).setValue(r),t.set.call(this,r)},init(r){return i.set(this,new Wt(this,{context:e,initialValue:r})),r}};{t.constructor.addInitializer((a=>{i.set(a,new Wt(a,{context:e}))}));let r=Object.getOwnPropertyDescriptor(t,s),n;if(r===void 0){let a=new WeakMap;n={get(){return a.get(this)},set(o){i.get(this).setValue(o),a.set(this,o)},configurable:!0,enumerable:!0}}else{let a=r.set;n={...r,set(o){i.get(this).setValue(o),a?.call(this,o)}}}return void Object.defineProperty(t,s,n)}}}function fe({context:e,subscribe:t}){return(s,i)=>{typeof i=="object"?i.addInitializer((function(){new Kt(this,{context:e,callback:r=>{s.set.call(this,r)},subscribe:t})})):s.constructor.addInitializer((r=>{new Kt(r,{context:e,callback:n=>{r[i]=n},subscribe:t})}))}}var Ia=(e,t,s)=>{for(let i of t)if(i[0]===e)return(0,i[1])();return s?.()};function Q1(e){return e.startsWith("#")?e.slice(1):e}function e3(e){let t=e.length===3||e.length===4,s=t?`${e.slice(0,1)}${e.slice(0,1)}`:e.slice(0,2),i=t?`${e.slice(1,2)}${e.slice(1,2)}`:e.slice(2,4),r=t?`${e.slice(2,3)}${e.slice(2,3)}`:e.slice(4,6),n=(t?`${e.slice(3,4)}${e.slice(3,4)}`:e.slice(6,8))||"ff";return{r:s,g:i,b:r,a:n}}function Qs(e){return Number.parseInt(e,16)}function t3({r:e,g:t,b:s,a:i}){return{r:Qs(e),g:Qs(t),b:Qs(s),a:Number((Qs(i)/255).toFixed(2))}}function s3(e){return typeof e=="number"||typeof e=="string"&&Number.isFinite(Number(e))}function i3(e,t){let{r:s,g:i,b:r,a:n}=e,a=s3(t)?t:n;return`rgba(${s}, ${i}, ${r}, ${a})`}function ei(e,t){let s=Q1(e),i=e3(s),r=t3(i);return i3(r,t)}function K(e,t,s){return e?t(e):s?.(e)}var{I:r3}=Oa,Ba=e=>e;var ti=e=>e.strings===void 0,La=()=>document.createComment(""),Yt=(e,t,s)=>{let i=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(s===void 0){let n=i.insertBefore(La(),r),a=i.insertBefore(La(),r);s=new r3(n,a,e,e.options)}else{let n=s._$AB.nextSibling,a=s._$AM,o=a!==e;if(o){let h;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(h=e._$AU)!==a._$AU&&s._$AP(h)}if(n!==r||o){let h=s._$AA;for(;h!==n;){let m=Ba(h).nextSibling;Ba(i).insertBefore(h,r),h=m}}}return s},ut=(e,t,s=e)=>(e._$AI(t,s),e),a3={},Xt=(e,t=a3)=>e._$AH=t,Fa=e=>e._$AH,si=e=>{e._$AR(),e._$AA.remove()};var Ne={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Re=e=>(...t)=>({_$litDirective$:e,values:t}),De=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,i){this._$Ct=t,this._$AM=s,this._$Ci=i}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var _s=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let i of s)i._$AO?.(t,!1),_s(i,t);return!0},ii=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},Pa=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),l3(t)}};function o3(e){this._$AN!==void 0?(ii(this),this._$AM=e,Pa(this)):this._$AM=e}function n3(e,t=!1,s=0){let i=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(i))for(let n=s;n<i.length;n++)_s(i[n],!1),ii(i[n]);else i!=null&&(_s(i,!1),ii(i));else _s(this,e)}var l3=e=>{e.type==Ne.CHILD&&(e._$AP??=n3,e._$AQ??=o3)},Jt=class extends De{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,i){super._$AT(t,s,i),Pa(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(_s(this,t),ii(this))}setValue(t){if(ti(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var dr=class extends Jt{host;element;prevData={};eventData={};render(t){return R}update(t,[s]){this.element!==t.element&&(this.element=t.element),this.host=t.options?.host??this.element,this.apply(s),this.groom(s),this.prevData={...s}}apply(t){if(!t)return;let{prevData:s,element:i}=this;for(let[r,n]of Object.entries(t)){if(n===s[r])continue;let a=r.slice(1);switch(r[0]){case"@":this.eventData[a]=n,this.applyEvent(a,n);break;case".":i[a]=n;break;case"?":n?i.setAttribute(a,""):i.removeAttribute(a);break;default:n===null?i.removeAttribute(r):i.setAttribute(r,String(n));break}}}groom(t){let{prevData:s,element:i}=this;if(s)for(let[r,n]of Object.entries(s)){let a=r.slice(1);if(!t||!(r in t)&&i[a]===n)switch(r[0]){case"@":this.groomEvent(a,n);break;case".":i[a]=void 0;break;case"?":i.removeAttribute(a);break;default:i.removeAttribute(r);break}}}applyEvent(t,s){let{prevData:i,element:r}=this;this.eventData[t]=s,i[t]&&r.removeEventListener(t,this,s),r.addEventListener(t,this,s)}groomEvent(t,s){let{element:i}=this;Reflect.deleteProperty(this.eventData,t),i.removeEventListener(t,this,s)}handleEvent(t){let s=this.eventData[t.type];typeof s=="function"?s.call(this.host,t):s.handleEvent(t)}disconnected(){let{eventData:t,element:s}=this;for(let[i,r]of Object.entries(t)){let n=i.slice(1);s.removeEventListener(n,this,r)}}reconnected(){let{eventData:t,element:s}=this;for(let[i,r]of Object.entries(t)){let n=i.slice(1);s.addEventListener(n,this,r)}}},O=Re(dr);var c3=D`
	<path d="M5.688 3.5v.438H5.25v.438h-.438V1.313h-.438V.875h-.436V.438H3.5v6.125h2.625v-.438H5.25v-.438h.438v-.438h.438v-.438h.438V3.5z" fill="#b79cf8"/>
	<path d="M3.063.438v.438h-.438v.438h-.437v3.5h-.875v-.438H.438v1.75h.438v.438h2.625V.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438zm0 1.75h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 5.25H1.75v.438h.438z" fill="#ffa5d3"/>
	<path d="M2.625 5.25h-.437v.438h.438zm-1.75.438H.438v.438h.438zm2.625.438H.875v.438H3.5z" fill="#ff1c90"/>
	<path d="M1.75 5.688h-.437v.438h.438zm-.438-.438H.875v.438h.438zm1.313-.875V3.5h-.437v1.313h.438v1.313h.438v-1.75zm.438-3.5v1.313h-.438v.438h.438v1.313h.438V.875z" fill="#ffa5d3"/>
	<path d="M6.125 3.5h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-3.5.875h-.874v.438h.875zm-.875-.438H.438v.438h.875z" fill="#f0f0f0"/>
	<path d="M.875 5.25v-.875H.438v.875z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M2.625 1.313h-.437v1.313h.438z" fill="#f0f0f0"/>
	<path d="M4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zM2.625 4.814h-.437v.438h.438zm3.938 0h-.438v.438h.438zm-.875.438v.438H5.25v.438h.875v-.875zm.438.875v.438H.875v.438h5.688v-.875zM.875 6.125H.438v.438h.438zM7 3.062H5.687V3.5H7zm-5.687.876H0v.438h1.313z" fill="#000"/>
	<path d="M.438 6.125V3.938H0v2.188zm6.563-1.313V3.5h-.438v1.313zM2.625.875h-.437v.438h.438zm-.875.438v3.063h-.437v.438h.875V1.313zm3.5 2.188V1.313h-.438v3.063h.438v-.438h.438V3.5z" fill="#000"/>
	<path d="M3.938.875H3.5v.875h.438zm.438 1.75V1.75h-.438V3.5h.438v.438h.438V2.625zm.875 1.75h-.438v.438h.438zm-1.313 0H3.5v1.313h.438zm.875 1.313h-.438v.438h.438zm0-.875h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M5.25 6.125v-.438h-.438v.438H3.5v.438h2.625v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
`;function ri(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${c3}
	</svg>`}var h3=D`
	<path d="M4.375 1.75v-.437h-.437V.438h-.875v.875h-.438v.438h-.437v.438h.438v.438h.438v.438h.875v-.44h.438v-.437h.438V1.75z" fill="#47baff"/>
	<path d="M4.375 5.25v.438h-.437v.875h-.875v-.875h-.438V5.25h-.437v-.438h.438v-.438h.438v-.436h.875v.438h.438v.438h.438v.438z" fill="#ff2c52"/>
	<path d="M3.063 0v.438h.875V0z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h.875v-.438z" fill="#4282d8"/>
	<path d="M3.063.438h-.438v.875h.438zM.438 3.063H0v.875h.438zm.875 0v-.438H.438v.438zm1.313-1.75h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.75h-.437v.438h.438zm.438-.438h-.438v.438h.438zm0 2.625v.438h.875v-.437z" fill="#f0f0f0"/>
	<path d="M3.063 6.125v.438h.875v-.438zm0-.875h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#be0351"/>
	<path d="M3.063 4.375h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 5.688h.438V5.25h-.438zm.438-.438h.438v-.438h-.438zm-.438-.438h.438v-.438h-.438z" fill="#be0351"/>
	<path d="M3.5 1.75h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.188h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#4282d8"/>
	<path d="M5.25 4.375h.438v-.437h.875v-.875h-.875v-.438H5.25v-.437h-.438v.438h-.438v.438h-.436v.875h.438v.438h.438v.438h.438z" fill="#C7C7C7"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#707070"/>
	<path d="M5.25 2.625v-.437h-.438v.438zm-.438.438v-.438h-.438v.438z" fill="#fff"/>
	<path d="M4.813 4.375v-.437h-.438v.438zm-.438-.438V3.5h-.437v.438zm1.313.438v-.437H5.25v.438zm-.438.438v-.438h-.438v.438z" fill="#707070"/>
	<path d="M1.75 4.375h-.437v-.437H.438v-.875h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.875h-.44v.438h-.437v.438H1.75z" fill="#C7C7C7"/>
	<path d="M.438 3.938h.438v-.875H.438z" fill="#fff"/>
	<path d="M2.625 3.938h.438v-.875h-.438z" fill="#707070"/>
	<path d="M2.188 2.625v-.437H1.75v.438zm-.438.438v-.438h-.437v.438zm.438.438v-.438H1.75v.438z" fill="#fff"/>
	<path d="M2.625 4.375v-.437h-.437v.438zm-.438.438v-.438H1.75v.438z" fill="#707070"/>
	<path d="M2.188 1.75H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.439v.438h.438zm.875.438h-.876v.875h.875zm.438.875h-.439v.438h.438zm.438.438h-.438v.438h.438zM1.75 2.188h-.437v.438h.438zm2.188 4.813v-.438h-.875v.438zm-.875-1.313h-.438v.875h.438zM.438 3.938v.438h.875v-.438zm2.188 1.313h-.438v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.437v.438h.438zm2.188-3.063h.438V.438h-.438zm2.625 2.625h.438v-.874h-.438zm0-.875v-.437h-.875v.438zM4.375 1.749h.438v-.436h-.438zm.438.438h.438V1.75h-.438zm-.438.438h.438v-.437h-.438zm-.437.438h.438v-.438h-.438zM2.625 4.376h.438v-.438h-.438zm-.438.438h.438v-.438h-.437z" fill="#000"/>
	<path d="M4.813 2.188h.438V1.75h-.438zm.438.438h.438v-.438h-.438zM3.938 6.564h.438v-.875h-.438zm1.75-2.625v.438h.875v-.439zm-1.313 1.75h.438v-.438h-.438zm.438-.438h.438v-.438h-.438zm.438-.438h.438v-.438h-.438z" fill="#000"/>
`;function ai(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${h3}
	</svg>`}var d3=D`
	<path d="M6.125 3.063v-.438h-.438v.438H4.374v-.438h-.436V1.313h.438V.875H3.063v1.75h-.438v.438H.438v.875h.438v.438h.438v-.438h1.313v.438h.438v1.313h-.44v.438h.438v.438h.875v-.438h.438v-.438h-.438V4.376h.438v-.438h1.313v.438h.438v-.438h.438v-.875z" fill="#ffb84b"/>
	<path d="M3.938 0h-.875v.438h.875zM2.625.875H1.313v.438h1.313zm-1.312.438H.875v1.313h.438zm1.75 0h-.438v1.313h.438zm1.313 0h-.438v1.313h.438zm1.75 0h-.438v1.313h.438zM5.688.875H4.375v.438h1.313zm-3.063 1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.313h-.437v.438h.438zm-.437.437H1.75v.438h.438zm3.5-.438H5.25v.438h.438zm-.438.438h-.438v.438h.438zm.438 2.625H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-2.625-.438h-.437v.438h.438zm-.438.438H1.75v.438h.438z" fill="#57595f"/>
	<path d="M4.375.438h-.437v.438h.438zM.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M2.188 1.75v.438h-.875v.438h1.313V1.75zm3.063 0v.438h-.875v.438h1.313V1.75zM2.188 4.813v.438h-.875v.438h1.313v-.875zm3.063 0v.438h-.875v.438h1.313v-.875z" fill="#35363a"/>
	<path d="M.875 3.938H.438v.438h.438zm0-1.313H.438v.438h.438zM7 3.063h-.438v.875H7z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#ba3500"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M6.563 2.625h-.438v.438h.438zm0 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125 3.938h-.438v.438h.438zm-3.062 0h-.438v.438h.438zm-1.75 0H.875v.438h.438zm3.063 0h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.938 6.563h-.875v.438h.875zm-1.313-.875H1.313v.438h1.313zM1.312 4.375H.875v1.313h.438zm1.75 0h-.437v1.313h.438zm1.313 0h-.437v1.313h.438zm1.75 0h-.438v1.313h.438zm-.438 1.313H4.374v.438h1.313zm-3.062-1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M2.625 3.5H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#ba3500"/>
	<path d="M3.063 6.125h-.438v.438h.438zm1.313 0h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938 6.125h-.875v.438h.875z" fill="#ba3500"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438V.438Z" fill="#f0f0f0"/>
	<path d="M4.375 5.688h-.437v.438h.438z" fill="#ba3500"/>
	<path d="M2.188 1.313h-.875v.875h.438V1.75h.438zm3.063 0h-.875v.875h.438V1.75h.438zM2.188 4.376h-.875v.875h.438v-.438h.438zm3.063 0h-.875v.875h.438v-.438h.438z" fill="#d8d8d8"/>
	<path d="M3.938 2.188V1.75H3.5V.875h-.437v1.313zm0 .438H3.5v.438h-.437v.438h-.438v.438h.438v.875h.438v1.313h.438v-1.75H3.5V3.5h.875v-.437h-.437zm2.188.438h-.438v.438h.438zm-3.063-.439h-.438v.438h.438zm-1.75.438H.875v.438h.438zm.875 0H1.75v.438h.438z" fill="#fd6214"/>
`;function oi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${d3}
	</svg>`}var m3=D`
	<path d="M5.688 2.625V1.75H5.25V.438h-.438v.438h-.438v.438h-.436v.438H3.5v.438H1.313v.438H.875v.875H.438v1.75h.438v.438h.438v.438h.438v.438h3.5v-.438h.438v-.438h.438V2.625z" fill="#fd6214"/>
	<path d="M0 3.5v1.75h.438V3.5zm6.563.438v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#000"/>
	<path d="M6.125 3.938v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#ba3500"/>
	<path d="M.438 2.625V3.5h.438v-.875zm2.625-1.313h-.438v.438h.438zm.875 0H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-2.625.438v.438h.438v-.438zM.437 5.251v.438h.438v-.438zm.438.438v.438h.438v-.438zm.438.438v.438h.438v-.438zm4.813-.875v.438h.438v-.438zm-.438.438v.438h.438V5.69zm-.438.438v.438h.438v-.438zm-3.5.438v.438h3.5v-.438zM1.313 1.75v.438h.438V1.75zm.438-.438v.438h.438v-.437zm.438-.438v.438h.438V.875zm1.75 0v.438h.438V.875zm.438-.438v.438h.438V.438zm.438-.438v.438h.438V0z" fill="#000"/>
	<path d="M4.813.438v.438h.438V.438zm-.438.438v.438h.438V.875zm-.437.437v.438h.438v-.438zM3.5 1.75v.438h.438V1.75zm-1.312-.437v.438h.438v-.438zm-.438.437v.438h.438V1.75zm.875 0v.438h.438V1.75z" fill="#f0f0f0"/>
	<path d="M2.188 1.75v.438h.438V1.75z" fill="#fd6214"/>
	<path opacity=".5" d="M4.813 1.75v.438h.438V1.75zm.438 2.188V3.5h-.438v-.875h-.438v.438h-.437v.438H2.625v-.438h-.437v.875h-.875v.875h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.875z" fill="#fff"/>
	<path d="M1.313 2.188v.438h.438v-.438zm-.438.437V3.5h.438v-.875zm.875.875v.438h.438V3.5z" fill="#f0f0f0"/>
	<path d="M.875 5.25v.438h.438V5.25zm.438.438v.438h.438v-.438zm3.938 0v.438h.438v-.438zm.438-.438v.438h.438V5.25zm-3.938.875v.438h3.5v-.438z" fill="#ba3500"/>
	<path d="M.438 3.5v.875h.438V3.5zm4.375.875h-.438v-.437h-1.75v.438h-.437v.875h.438v.438h1.75v-.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.438v1.313h.438V.438z" fill="#000"/>
`;function ni(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${m3}
	</svg>`}var f3=D`
	<path d="M6.563.875h-.438V.438H4.812v1.313h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437V.438H.875v.438H.438v1.75h.438v.438h.875v.438h.438v.875h.438v.438h.438v.438h.875v-.438h.438v-.438h.438V3.5h.438v-.437h.875v-.438h.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-1.75 0H.875v.438h1.313zm3.938 0H4.813v.438h1.313zm.438.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM4.377.438h-.439v.438h.438v.875h.438V.438zm-2.189 0v1.313h.438V.875h.438V.438zm-1.313 0H.438v.438h.438zM.438.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm.875.438H.875v.438h.875zm4.375 0h-.875v.438h.875zm.438-.438h-.438v.438h.438zM5.251 3.938V3.5h-.438v.875h1.75v-.437zM1.75 3.5v.438H.438v.438h1.75V3.5zm-1.313.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm5.25.438H.875v.438h5.25zm.438-.438h-.438v.438h.438zm.438-1.75h-.438v1.75h.438zm-4.376 0h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-.875.875h-.876v.438h.875z" fill="#000"/>
	<path d="M4.813 4.375v.438h-.438v.438h-.437v.438h-.875v-.438h-.438v-.438h-.437v-.438H.438v1.75h.438v.438h5.25v-.438h.438v-1.75z" fill="#6be473"/>
	<path d="M1.75 5.25h-.437v.438h.438zm-.438-.438H.875v.438h.438zM5.25 6.125v-.438h-.438v.438h-.874v-.438h-.875v.438h-.875v-.438H1.75v.438H.875v.438h5.25v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438.875h-.438v.438h.438z" fill="#008456"/>
	<path d="M2.625 3.938h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.875h-.438v.438h.438zm.875-.438h-.438v.438h.438zm.438-.875h-.438v.875h.438zM3.94 4.813h-.877v.438h.875z" fill="#ff1c90"/>
	<path d="M4.375 5.25h-.437v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-4.813.001v.875h.438v-.438h1.313v-.438zm.438-3.5H.438v.875h.438zM2.189.437H.875v.438h1.313zm.875.438h-.439v.438h.438zm.875-.438h-.876v.438h.875zm1.313 0h-.438v.875h.438V.875h.875V.438z" fill="#f0f0f0"/>
`;function li(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${f3}
	</svg>`}var p3=D`
	<path d="M3.063.875v.438h.875V.875zm.875-.438v.438h1.75V.438zm1.75.438v.438h.438V.875zm.438.438v.438h.438v-.438zm.438.438v2.188h.438V1.75zm-.438 2.188v.875h.438v-.876zm-.438.875v.438h.438v-.438zm-.875.438v.438h.875v-.438zm-.875.438v.438h.875V5.69zm-.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M6.563 1.75h-.438v-.437h-.438V.875H3.938v.438h-.875V.875h-1.75v.438H.875v.438H.438v2.188h.438v.875h.438v.438h.875v.438h.875v.438h.875V5.69h.875v-.438h.875v-.438h.438v-.876h.438z" fill="#ff7fc0"/>
	<path d="M6.563 1.75h-.438v2.188h.438zm-.438 2.188h-.438v.875h.438zm-4.812 0H.875v.875h.438zm4.375.875h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#ff1b90"/>
	<path d="M1.313.438v.438h1.75V.438zM.875.875v.438h.438V.875zm-.437.438v.438h.438v-.438zM0 1.75v2.188h.438V1.75zm.438 2.188v.875h.438v-.875zm.438.875v.438h.438v-.438zm.438.438v.438h.875v-.438zm.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M1.313.875v.438h1.75V.875zm2.625 0v.438h1.75V.875zm-.875.438v.438h.875v-.438z" fill="#f0f0f0"/>
	<path opacity=".6" d="M4.813 2.625v-.437h-.875v.438h-.875v-.438h-.875v.438H1.75v1.313h.438v.438h.879v.438h.875v-.438h.871v-.439h.438V2.625z" fill="#fff"/>
	<path d="M5.688 1.313v.438h.438v-.438zm-4.813 0v.438h.438v-.438zm.438.438v.438h.438V1.75zM.438 1.75v.875h.438V1.75z" fill="#f0f0f0"/>
`;function ci(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${p3}
	</svg>`}var u3=D`
	<path d="M6.125 2.625v.438H4.812v-.438h-.438v-.437h-.436V.875h.438V.438H.438v.438h.875v.438h.438v.438h.875v.875h-.438v.438H1.75v.875h-.437v.875H.875v.875H.438v.875h1.313v-.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.438h.438V2.625z" fill="#ffe361"/>
	<path d="M6.125 0H4.812v.438h1.313zM1.75 6.563H.438v.438h1.313zm.875-.438H1.75v.438h.875zM1.313.875H.438v.438h.875zm.438.875v.438h.438v.438h.438V1.75zm0 1.313h-.438v.875h.438zm-.438.875H.875v.875h.438zm-.438.875H.438v.875h.438zm-.438.875H0v.875h.438zm3.938-.875H3.5v.438h.875zm0-4.813H.438v.438h3.938z" fill="#000"/>
	<path d="M4.375.438H.438v.438h3.938z" fill="#f0f0f0"/>
	<path d="M6.125 2.625H4.812v.438h1.313zM4.812.437h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.875h.438zM6.126.437H4.813v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H4.812v.438h1.313z" fill="#ba3500"/>
	<path d="M.438.438H0v.438h.438zm1.313.875h-.438v.438h.438zm.438 1.313H1.75v.438h.438zM6.564.438h-.438v.438h.438zm.438.438h-.438v1.313h.438z" fill="#000"/>
	<path d="M6.563.875h-.438v1.313h.438z" fill="#ba3500"/>
	<path d="M7 2.625h-.438V5.25H7z" fill="#000"/>
	<path d="M6.563 2.625h-.438V5.25h.438z" fill="#ffb84b"/>
	<path d="M6.563 2.188h-.438v.438h.438zM4.375.875h-.437v1.313h.438zm.438 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 1.75h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.063 5.688h-.438v.438h.438z" fill="#000"/>
	<path d="M4.375 3.063v.438h-.437v.438H3.5v.438h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438V3.063zM1.75 6.126h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M3.5 5.25h-.437v.438h.438z" fill="#000"/>
	<path d="M2.188 3.063H1.75v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.188h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M2.625 3.5h-.437v.438h.438zm-.875.438h-.437v.438h.438zm-.438.875H.875v.438h.438zm-.438.875H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125.875H4.812v1.313h1.313z" fill="#fd6214"/>
`;function hi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${u3}
	</svg>`}var g3=D`
	<path d="M6.563 0.876V0.437H3.937v0.437H1.313v2.187H0.437v2.187h5.25v-2.186h0.876z" fill="#bcef42"/>
	<path d="M4.813 5.687v-0.437H2.187v0.437z" fill="#7fb134"/>
	<path d="M6.563 0.876V0.437H3.937v0.437zm-2.626 0.437V0.876H2.187v0.437z" fill="#fff"/>
	<path d="M1.313 4.813v0.437h0.876v-0.437zm4.376 -0.437h-0.437v0.876h0.437zm0.876 -2.187h-0.437v0.876h0.437zm-0.437 0.876h-0.437v1.313h0.437z" fill="#7fb134"/>
	<path d="M7 0.437h-0.437v2.626H7z" fill="#000"/>
	<path d="M1.313 3.937H0.876v2.626h0.437z" fill="#4a8359"/>
	<path d="M6.563 0H3.937v0.437h2.626zM4.813 5.687H2.187v0.437h2.626zM3.937 0.437H2.187v0.437h1.75zM2.187 0.876h-0.874v0.437h0.876zm-0.874 0.437H0.876v0.876h0.437zM0.437 3.063H0v2.187h0.437v1.313h0.437V5.25H0.437zh0.437v-0.876H0.437zm5.25 2.187h-0.876v0.437h0.876zm0.437 -0.876h-0.437v0.876h0.437zh0.437V3.063h-0.437zM1.75 5.687h0.437v-0.437h-0.874v1.313h0.437zm-0.437 0.876H0.876V7h0.437z" fill="#000"/>
	<path d="M0.876 3.063h0.437v-0.876H0.876zm-0.438 0.874h0.437v-0.874H0.437zm1.75 -2.626h-0.874v0.876h0.437v-0.437h0.437z" fill="#fff"/>
	<path d="M1.75 3.5h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.438H3.5zm0.876 -0.437h0.437v-0.438h-0.437zm0.437 -0.437h0.437v-0.438H4.814z" fill="#4a8359"/>
	<path d="M2.187 1.75v0.437h0.437v-0.437z" fill="#fff"/>
	<path d="M1.313 3.5v0.437h0.437V3.5z" fill="#4a8359"/>
`;function di(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${g3}
	</svg>`}var v3=D`
	<path d="M2.188 2.625H1.75v.438H.875v.875H3.5v.875h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.875v-.875H3.063v-.438h.438v-.437h.438V1.75h.438v-.437H3.5v.438h-.437v.438h-.875z" fill="#ffe361"/>
	<path d="M.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M7 3.063h-.438v.875H7zm-5.687-.438H.438v.438h.875zm1.313-.875H1.75v.438h.875zm-.876.438h-.437v.438h.438z" fill="#000"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.438-.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438-.875h-.439v.438h.438zm.438-.438h-.439v.438h.438zm0 3.063h-.439v.438h.438zm-.438.438h-.439v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438H1.75v.438h.438zm-.438.438h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.875h-.438v.438h.438zm.438 3.063H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.875.438h-.437v.438h.438zm-.438.438H3.5v.438h.438zm2.625-1.75h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M6.563 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zm-.438.437h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938.875h-.875v.438h.875zm-.875.438h-.438v.438h.438zM5.688 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M5.688.438H4.375v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.563 2.625H3.5v.438h3.063zM4.375.437h-.437v.438h.438zm1.75 0h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.435v.438h.438zm2.188 1.75h-.875v.438h.875zm-1.313.875h-.875v.438h.875zm.438-.438h-.438v.438h.438zm-1.75 1.313h-.873v.438h.875zm.438-.438h-.436v.438h.438zm-1.75 1.313H1.313v.438h1.313zm.875-2.625H.438v.438h3.063zm-.438 2.188h-.436v.438h.438zm-1.75 0H.875v.438h.438zm.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.438-.438h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.438h.438z" fill="#ffe361"/>
`;function mi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${v3}
	</svg>`}var b3=D`
	<path d="M6.125 1.75v-.437H5.25V.438H3.5v.438h-.437v.438h-.438V.875H1.313v.438H.875v1.75H.438v1.313h.438v-.438h.438V3.5h2.188v-.875h.438v-.437h2.188v.438h.438V1.75z" fill="#b79cf8"/>
	<path d="M3.938 2.625v.438H3.5v.875h.438v.875h.875v.438h1.313v-.438h.438V2.625z" fill="#9af4dc"/>
	<path d="M1.75 4.375v1.75h.438v.438h1.313v-.438h.438v-1.75z" fill="#9af4dc"/>
	<path d="M3.5 6.125H2.188v.438h1.313zm2.625-1.313H4.812v.438h1.313zm.438-.438h-.438v.438h.438zM3.938 5.687H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.938 3.063H3.5v.438h.438zm.875.438h-.438v.438h.438zm1.313-.875H3.938v.438h2.188z" fill="#f0f0f0"/>
	<path d="M3.5.438h-.437v.438h.438zm3.063.875h-.438v.438h.438zm-.438 2.188h-.438v.875h.438zm-2.187-.876H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.188H3.5v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938H.875v.438h.438zm1.75 1.75h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#000"/>
	<path d="M2.625 5.25h-.437v.438h.438zm3.063-.875H5.25v.438h.438zm-.438-.438h-.438v.438h.438zM2.187 6.125H1.75v.438h.438zm1.75 0H3.5v.438h.438zM.874 4.375H.438v.438h.438zm.438 1.75H.875v.438h.438zm-.438.438H.438v.438h.438zM6.563 1.75v.875h-.438v.438h.438v1.75h.438V1.75zM5.688.875V.438H5.25v.875h.875V.875zM2.625.438H1.313v.438h1.313zm3.063 2.625H4.375v.438h1.313zM3.063 4.376H1.75v.438h1.313zm.438 2.188H2.188v.438h1.313zM3.063.875h-.438v.438h.438zm-1.75 0H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.875H1.313v.438h1.313zm.438.438h-.438v.438h.438zm-1.313.875h-.437v.438h.438zm-.875.875H.438v.438h.438zm.438-1.75H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 5.25H4.812v.438h1.313zm-1.75-.438V3.5h-.437v.438H3.5v.438h.438v1.75h.438v-.875h.438v-.438zm2.188 0h-.438v.438h.438zM.875 1.313H.438v1.75h.438zm-.437 1.75H0v1.313h.438zm1.313 1.75h-.438v1.313h.438zm1.75 0h-.438v.875h.438zm-3.063 0H0v1.75h.438zM5.25 0H3.5v.438h1.75z" fill="#000"/>
	<path d="M3.5.875h-.437v.438h.438zM5.25.437H3.5v.438h1.75z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H3.938v.438h2.188z" fill="#000"/>
	<path d="M6.125 1.75v-.437h-.438v.438H3.938v.438h2.188v.438h.438V1.75z" fill="#816bee"/>
	<path d="M2.188 4.813H1.75v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h-1.75v.438h2.188v-.876z" fill="#816bee"/>
	<path d="M3.063 3.063v.438h-1.75v.438h2.188v-.876z" fill="#000"/>
	<path d="M1.313 3.5H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938v.438H.875v.438H.438v1.75h.438v-.438h.438V4.813h.438v-.438h1.75v-.437z" fill="#9af4dc"/>
	<path d="M1.313 4.375H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.5 3.938H1.313v.438h2.188z" fill="#f0f0f0"/>
`;function fi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${b3}
	</svg>`}var _3=D`
	<path d="M6.125 2.188v-.875h-.438V.875h-.438V.438h-.875v.438h.438v.438h.438v1.75h-.438v.438h-.438v.438H2.625V3.5h-.437v-.437H1.75v-1.75h.438V.875h.438V.438H1.75v.438h-.437v.438H.875v.875H.438v2.625h.438v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h.438V2.188z" fill="#b79cf8"/>
	<path d="M2.625 0H1.75v.438h.875zM.875 1.313H.438v.875h.438zm1.313 0H1.75v1.75h.438zm2.188 2.188H2.625v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M.438 2.188H0v2.625h.438zm4.375 4.375H2.188v.438h2.625z" fill="#000"/>
	<path d="M.875 4.375H.438v.438h.438zm4.813.875h-.875v.438H2.188V5.25h-.875v-.438H.875v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h-.438zm.875-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.438H1.75v.438h.875zM1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm-.438.875H.438v.438h.438zm.438.438H.875v.438h.438zm.875.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm2.625-.438h-.438v.438h.438zM4.813.439h-.438v.438h.438zm0 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063.438h-.438v.438h.438zm-.438.437h-.437v.438h.438zm0 2.188h-.437v.438h.438zm-1.75 1.75H.438v.875h.438zm.438.875H.875v.438h.438zM5.251 0h-.875v.438h.875zm.438 6.125h-.875v.438h.875zm-3.5 0h-.876v.438h.875zm4.374-4.812h-.438v.875h.438zm-1.313 0h-.438v1.75h.438zM7 2.188h-.438v2.625H7zM5.687.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zm0 2.188h-.438v.438h.438zm1.75 1.75h-.438v.875h.438zm-.438.875h-.438v.438h.438z" fill="#000"/>
	<path d="M2.188.875H1.75v.438h.438z" fill="#b79cf8"/>
`;function pi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${_3}
	</svg>`}var w3=D`
	<path d="M4.813 5.25v-.875h-.438v-.437h-1.75v.438h-.437v.875H1.75v1.313h3.5V5.251z" fill="#ffe361"/>
	<path d="M6.125 1.313V.875H5.25V.438h-3.5v.438H.875v.438H.438v2.625h.438v.438h.875v-.439h3.5v.438h.875v-.438h.438V1.313z" fill="#ff2c52"/>
	<path d="M5.25 0h-3.5v.438h3.5z" fill="#000"/>
	<path d="M5.25.438h-3.5v.438h3.5zm-3.5.437H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#fff"/>
	<path d="M5.25 6.563h-3.5v.438h3.5zM.438 1.313H0v2.625h.438zM1.751.438H.875v.438h.875z" fill="#000"/>
	<path d="M.875 3.063v-1.75H.438v2.625h.875v-.875z" fill="#fff"/>
	<path d="M6.563 1.313h-.438v2.625h.438z" fill="#be0351"/>
	<path d="M6.563 2.625h-.875V3.5h.875zM5.25.875h-.875v.875h.875z" fill="#fff"/>
	<path opacity=".5" d="M6.563 2.625h-.438V3.5h.438z" fill="#be0351"/>
	<path d="M4.375 3.063h-1.75v.438h1.75zm.875.438h-.875v.438h.875zM2.625 3.5H1.75v.438h.875z" fill="#be0351"/>
	<path d="M2.625 4.375h-.437v.875h.438z" fill="#fff"/>
	<path d="M4.813 4.375h-.438v.875h.438zm0 .875v.875H1.75v.438h3.5V5.25z" fill="#ffb84b"/>
	<path d="M2.188 5.25H1.75v.875h.438z" fill="#fff"/>
	<path d="M1.75 3.938H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#be0351"/>
	<path d="M3.5 2.625h-.875V3.5H3.5z" fill="#fff"/>
	<path opacity=".5" d="M3.5 3.063h-.875v.438H3.5z" fill="#be0351"/>
	<path d="M4.375 3.5h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#fff"/>
	<path d="M.875.875H.438v.438h.438z" fill="#000"/>
	<path d="M2.188 1.313H1.75v.438h.438z" fill="#fff"/>
	<path d="M1.75 5.25h-.437v1.313h.438zm.438-.875h.438v-.437H1.75v.438H.875v.438h.875v.438h.438zM.875 3.938H.438v.438h.438zM7 1.313h-.438v2.625H7zM6.125.438H5.25v.438h.875zm.438.438h-.438v.438h.438zm-.438 3.5H5.25v-.438h-.875v.438h.438v.875h.438v1.313h.438V5.251h-.438v-.438h.875zh.438v-.438h-.438z" fill="#000"/>
`;function ui(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${w3}
	</svg>`}var z3=D`
	<path d="M6.125 3.063v-.438H5.25v-.437h-.438V1.75h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437v.438H1.75v.438H.875v.438H.438v.875h.438v.438h.875v.438h.438v.438h.438v.875h.438v.438h.875v-.438h.438v-.875h.438v-.438h.438v-.438h.875v-.44h.438v-.875z" fill="#47baff"/>
	<path d="M4.813 3.063h-.875v-.438h-.875v.438h-.875v.875h.875v.438h.875v-.438h.875z" fill="#b5e3ff"/>
	<path d="M1.313 0H.438v.438h.875zm.875.438h-.875v.438h.875zm-.438 1.75H.875v.438h.875zM.438.438H0v.875h.438z" fill="#000"/>
	<path d="M1.313.438H.438v.875h.438V.875h.438z" fill="#f0f0f0"/>
	<path d="M.438 3.063H0v.875h.438zM7.001.438h-.438v.875h.438zm-.438.875h-.438v.875h.438zm-5.688 0H.438v.875h.438zm1.75-.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.063.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm-1.313.875H1.75v.438h.438zm-.875.437H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 6.563v-.438h.875V5.25H1.75v-.438H.875v.875H.438v.875z" fill="#b79cf8"/>
	<path d="M.875 5.688H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.75H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188.875H.875v1.313h.875V1.75h.438zm3.938 1.313V.875H4.813v.875h.438v.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.875h.438zm-.438.875h-.437v.438h.438zm4.375-.438h-.438v.875h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M5.688 6.563v-.438h-.875V5.25h.438v-.438h.875v.875h.438v.875z" fill="#b79cf8"/>
	<path d="M6.563 5.688h-.438v.438h.438zm-.438-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M.875 2.625H.438v.438h.438zM7 3.063h-.438v.875H7zm-.438-.438h-.438v.438h.438zM4.374.437h-.436v.438h.438zm.875 1.313h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm0 2.625h-.875v.875h.875zM6.563.438h-.875v.438h.875zm-.875.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 2.188h-.875v.438h.875zm0 2.188h-.875v.438h.875zM6.563.001h-.875v.438h.875zm-.875.438h-.875v.438h.875zm.438 1.75h-.875v.438h.875zM1.313 6.563H.438v.438h.875zm.875-.438h-.875v.438h.875zm-.438-1.75H.875v.438h.875zM.437 5.688H0v.875h.438zm6.563 0h-.438v.875H7zm-.438-.875h-.438v.875h.438zm-5.687 0H.438v.875h.438zm1.75.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zm-1.75.875h-.438v.438h.438zm-.875-1.313H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188 5.25H1.75v.875h.438zm-.438-.438h-.437v.438h.438z" fill="#816bee"/>
	<path d="M.875 3.938H.438v.438h.438zm1.313-.875H1.75v.875h.438zm.875-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm2.188-.875h-.438v.875h.438zm-.438-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm1.75 0h-.438v.438h.438z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438zm-.438-.438h-.438v.438h.438zm0 1.313h-.438v.438h.438zm-.875 0h-.438v.438h.438zm-1.313.875h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm.875 1.75h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm-.874-1.749H1.75v.438h.438zM.875 3.5H.438v.438h.438zm.438.438H.875v.438h.438z" fill="#4282d8"/>
	<path d="M4.375 6.125h-.437v.438h.438zm.875-1.313h-.438v.438h.438zm-1.313 1.75h-.874V7h.875zm2.625 0h-.875V7h.875zm-.875-.438h-.875v.438h.875zm.438-1.75H5.25v.438h.875z" fill="#000"/>
`;function gi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${z3}
	</svg>`}var y3=D`
	<path d="M3.938.438h-.875v1.75h.875zm.875 2.625v-.438h-.438v-.437h-1.75v.438h-.437v.438H.438v.875h1.75v.438h.438v.438h.438v1.75h.875v-1.75h.438v-.438h.438v-.439h1.75v-.875z" fill="#bcef42"/>
	<path d="M1.75 0h-.437v.438h.438zm.875 2.188h-.437v.438h.438zm2.188 0h-.438v.438h.438zM5.688 0H5.25v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 1.313h-.875v.438h.875zm0 .438h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 5.25h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 6.125h-.875v.438h.875zm0-1.313h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 2.625h-.875v.438h.875zm0 1.313h-.875v.438h.875zm.438-.875h-.438v.875h.438z" fill="#000"/>
	<path d="M5.25 3.063h-.438v.875h.438z" fill="#7fb134"/>
	<path d="M3.063 3.063h-.438v.875h.438z" fill="#000"/>
	<path d="M2.625 2.625h-.437V3.5h.438z" fill="#f0f0f0"/>
	<path d="M1.313.438H.875v.438h.438z" fill="#000"/>
	<path d="M1.313.438v.438H.875v.438H.438v.438h1.313V.438z" fill="#6be473"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 1.313H.438v.438h1.313z" fill="#008456"/>
	<path d="M5.25 5.25v1.313h.438v-.438h.438v-.438h.438v-.438zm-4.812 0v.438h.438v.438h.438v.438h.438V5.251z" fill="#6be473"/>
	<path d="M1.75 5.25H.438v.438h1.313z" fill="#f0f0f0"/>
	<path d="M1.313 5.688v.875h.438v-.875z" fill="#008456"/>
	<path d="M6.125 1.313V.875h-.438V.438h-.438v1.313h1.313v-.438z" fill="#6be473"/>
	<path d="M5.688.438H5.25v.438h.438zm0 2.625H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.563 3.5H5.25v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 1.313H5.25v.438h1.313z" fill="#008456"/>
	<path d="M.875.875H.438v.438h.438zM3.063.437h-.438v1.75h.438zm1.313 0h-.438v1.75h.438zm2.625 2.625h-.438v.875h.438zm-.438-.438h-1.75v.438h1.75zm0 1.313h-1.75v.438h1.75zM.438 3.063H0v.875h.438zm1.75-.438H.438v.438h1.75z" fill="#000"/>
	<path d="M1.75 3.063H.438v.875h.438V3.5h.875z" fill="#f0f0f0"/>
	<path d="M2.188 3.938H.438v.438h1.75zM.438 1.313H0v.438h.438zm1.313 5.25h-.438v.438h.438zm.875-2.188h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75 3.5h-.437v.438h.438zm.438-.438H1.75v.875h.438z" fill="#7fb134"/>
	<path d="M2.188 3.063H1.75v.875h.438z" fill="#3f581a"/>
	<path d="M4.375 4.375h-1.75v.438h1.75z" fill="#7fb134"/>
	<path d="M4.375 2.188h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 3.938h-.438v.438h.438z" fill="#7fb134"/>
	<path d="M5.688 6.563H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zM3.939 6.562h-.876V7h.875zm-2.625-.438H.875v.438h.438zm-.438-.438H.438v.438h.438zm2.188-.875h-.439v1.75h.438zm1.313 0h-.439v1.75h.438zM1.75 1.75H.438v.438h1.75V.438H1.75zm3.5 0V.438h-.438v1.75h1.75V1.75z" fill="#000"/>
	<path d="M.438 4.813v.438h1.313v1.313h.438v-1.75zm4.375 0v1.75h.438V5.25h1.313v-.438zM.438 5.25H0v.438h.438z" fill="#000"/>
	<path d="M5.688 6.125H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#008456"/>
	<path d="M5.688 5.25H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 3.063h-.875v.875h.875z" fill="#7fb134"/>
	<path d="M3.938 1.75h-.875v.438h.875zm0 3.063h-.875v.438h.875zm1.313-1.75h-.438v.875h.438z" fill="#3f581a"/>
`;function vi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${y3}
	</svg>`}var x3=D`
	<path d="M4.813 4.375h.438v-.437h1.313V3.5H5.251v-.437h-.438V1.75h.875v-.437H4.375v.438H3.063v-.438h-.438V.875H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v-.875h1.75v.438h-.439v.438h.438v.438h.875v-.438h1.313v-.438h-.875z" fill="#54cfff"/>
	<path d="M3.938 4.813H3.5v.438h.438zm1.75.438H5.25v.438h.438zm.875-1.75h-.438v.438h.438zM5.25 3.063h-.438v.438h.438zM1.312 4.376H.875v.438h.438zm.438.438h-.437v.875h.438zm2.625.875H3.063v.438h1.313zm0-1.313h-.437v.438h.438z" fill="#4282D8"/>
	<path d="M3.938 0H3.5v.438h.438zm.438.438h-.438v.438h.438zm-.876 0H1.75v.438H3.5zM1.75.875h-.437v.438h.438zm1.313 0h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875 0h-.438v.438h.438zM5.689.875H4.376v.438h1.313zm.438.438h-.438v.438h.438zm-4.814 0H.875v.438h.438zm-.438.437H.438v.438h.438zm-.437.438H0v2.625h.438zm.875.438H.875v1.75h.438zm.438-.438h-.438v.438h.438zm2.188-.438H1.75v.438h2.188z" fill="#000"/>
	<path d="M3.938 1.75H3.5v.875h.438zm1.75 0h-.875v.438h.875z" fill="#000"/>
	<path d="M5.25 1.75h-.438v1.313h.438zm1.313 1.313H5.25v.438h1.313zm.438.438h-.438v.438h.438zm-2.625-.875h-.438v1.75h.438zm2.188 1.313H5.251v.438h1.313zm-1.313.438h-.438v.875h.438z" fill="#000"/>
	<path d="M5.688 4.813h-.875v.438h.875zm.438.438h-.438v.438h.438zm-.438.438H4.375v.438h1.313zm-1.313.438h-1.75v.438h1.75zM3.5 4.814H1.75v.438H3.5zm-.875 1.75h-.437v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.875 0h-.437v.438h.438zm-1.75 0H.875v.438h.438zm-.438-.438H.438v.438h.438zm.875-.438h-.436v.438h.438zm2.188 0H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.625H3.5v-.437H1.75v.438h-.437v1.75h.438v.438h1.75v-.438h.438z" fill="#9af4dc"/>
	<path d="M3.5 4.375H1.75v.438H3.5zm-1.75-.437h-.437v.438h.438zm2.188 0H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.875.438h-.437v.438h.438zm.875-.875H1.75v.438H3.5z" fill="#f0f0f0"/>
	<path d="M3.5 5.688h-.437v.438h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm.875-.875h-.437v.438h.438zm.875-.438H1.75v.438h.875zm3.063.438H4.375v.438h1.313zM3.938.438H3.5v.438h-.437v.438h.438v.438h.438v-.439h.438V.875h-.439zM2.625 5.25h-.437v.438H1.75v.438h.438v.438h.438v-.438h.438v-.438h-.439z" fill="#f0f0f0"/>
`;function bi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${x3}
	</svg>`}var E3=D`
	<path d="M5.688 1.313V.875h-.875v.438h-.438V.875h-.437V.438h-.875v.438h-.438v.438h-.437V.875h-.875v.438H.875v1.75h.875v.438h.438v-.438h2.625v.438h.438v-.438h.875v-1.75z" fill="#d1cdd5"/>
	<path d="M6.125 3.938V3.5h-1.75v-.437h-1.75v.438H.875v.438H.438v1.313h.438v.438h1.75v.438h.438v.438h.875v-.438h.438V5.69h1.75v-.438h.438V3.938z" fill="#57595f"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438zm-1.313 0h-.438v.438h.438zM2.625.875h-.437v.438h.438zM2.188.438h-.875v.438h.875zm-1.313.875H.438v1.75h.438zm.438-.438H.875v.438h.438zM.875 3.5H.438v.438h.438zm-.437.438H0v1.313h.438zm.438 1.313H.438v.438h.438zm1.75.438H.875v.438h1.75zm.438.438h-.439v.438h.438zm.875.438h-.876v.438h.875zm.438-.438h-.439v.438h.438zm1.75-.438h-1.75v.438h1.75zm.438-.438h-.438v.438h.438zm.438-1.313h-.438v1.313h.438zM6.565 3.5h-.438v.438h.438zm0-2.188h-.438v1.75h.438zM2.188 3.5H1.75v.438h.438zm.438-.438h-.438V3.5h.438zm1.75-.438H2.625v.438h1.75zm.438.438h-.438V3.5h.438zm.438.438h-.438v.438h.438zm.438-.438h-.438V3.5h.875v-.437zm-4.377.001H.875v.438h.875v-.438z" fill="#000"/>
	<path d="M.875 4.813H.438v.438h.438zm.438.438H.875v.438h.438zm1.75.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm-.438.438h-.875v.438h.875zm2.188-.875h-.438v.438h.438zm.438-1.313h-.438v1.313h.438z" fill="#35363a"/>
	<path d="M1.313 2.625H.875v.438h.438zm.875.438H1.75v.438h.438zm3.063 0h-.438v.438h.438zm-2.626-.438h-.437v.438h.438zm2.188 0h-.438v.438h.438z" fill="#847d8b"/>
	<path d="M5.25 3.063h-.438v.438h.438zm-.875-.875h-1.75v.438h1.75zm1.75-.438h-.438v1.313h.438z" fill="#847d8b"/>
	<path d="M1.75 1.75h-.437v.438h.438zm-.437-.437H.875v.438h.438zm.875-.438h-.875v.438h.875zm.875 0h-.438v.438h.438zm.875-.438h-.875v.438h.875zm.438.438h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M.875 3.938H.438v.438h.438zm.438-.438H.875v.438h.438zm1.313 0h-.438v.438h.438zm1.75-.438H2.625V3.5h1.75zm.875.875h-.438v.438h.438zm.875-.438h-.875v.438h.875z" fill="#d8d8d8"/>
`;function _i(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${E3}
	</svg>`}var M3=D`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H2.625v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.438v.438h.438v.438h.438v.438h2.188v-.438h.875v-.438h.438v-.438h.438v-.875h.438V1.75z" fill="#bcef42"/>
	<path d="M6.563.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.438v.438h.875z" fill="#bcef42"/>
	<path d="M1.75 6.125H.438v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 3.5h-.438v.875h.438z" fill="#816bee"/>
	<path d="M5.25.438H2.625v.438H5.25z" fill="#f0f0f0"/>
	<path d="M5.25.875H2.625v.438H5.25z" fill="#b79cf8"/>
	<path d="M4.375 6.125H2.188v.438h2.188z" fill="#816bee"/>
	<path d="M6.563.875h-.438v.438h.438z" fill="#bcef42"/>
	<path d="M2.625 2.188h-.437v.438h.438zM1.313 1.75H.875v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625 1.313h-.437v.438h.438zm3.063 0H5.25v.438h.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.438h.438zm.875 1.75h-.438v.438h.438zM.875 5.25H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 4.813h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M6.563.438v.875h-.438V.875h-.438v.438h.438v.438h.438v2.625h.438V.438zm-5.25.875H.875v.438h.438zm.438-.438h.875V.438H1.75zh-.438v.438h.438zm4.813 3.5h-.438v.875h.438zM.875 1.75H.438v.875h.438zM5.25 6.125h-.875v.438h.875zm.875-.875h-.438v.438h.438zm-4.812 0H.875v.438h.438zm.438.438h-.438v.438h.438zm-.875-.875H.438v.438h.438zm4.813.875h-.438v.438h.438zM.438 2.625H0v3.938h.438z" fill="#000"/>
	<path d="M5.25.875h.438V.438h.875V0H2.625v.438H5.25zM2.188 6.563v-.438H1.75v.438H.438v.438h3.938v-.438z" fill="#000"/>
	<path d="M.875 2.625H.438V3.5h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.625H3.5v.438h.875zm-.438 1.75h-.874v.438h.875zm.875-1.313h-.438v.875h.438zm-3.5 1.75h.875v-.438H1.75V2.188h-.437zm3.5-3.063H3.063v.438h1.75zm-.438 3.5H2.625v.438h1.75zm2.188-3.063h-.438v1.313h.438zM.875 3.5H.438v1.313h.438zm1.313-1.75H1.75v.438h.438zm1.313 1.313h-.438v.438h.438zm-.438.875h-.438v.438h.438zm-.438.875h-.437v.438h.438zm1.75-.875h-.437v.438h.438zm.438.875h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-2.188-1.75v-.437h-.438v.438h-.437v1.313h.438V2.625zm3.063-.875h-.438v.438h.438zm-.875.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM1.313 4.813H.875v.438h.438zm.438.438h-.438v.438h.438zm.438.438H1.75v.438h.438z" fill="#b79cf8"/>
`;function wi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${M3}
	</svg>`}var T3=D`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.438h.438v-.438h.438V1.75z" fill="#d1cdd5"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.438h.438zm.875 3.938h-.437v.875h.438zm-.438-.438H.875v.438h.438zm.875 1.313H1.75v.438h.438zM.874 4.376H.438v.438h.438z" fill="#000"/>
	<path d="M1.75 4.813h-.437v.438h.438zm.438.875H1.75v.438h.438zm-.875-1.313H.875v.438h.438zm1.75-1.313H1.75v1.313h1.313z" fill="#847d8b"/>
	<path d="M3.063 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 3.063H3.938v1.313h1.313z" fill="#847d8b"/>
	<path d="M5.25 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 5.254h.438v-.438H5.25zm-.438.875h.438v-.438h-.438zm.875-1.313h.438v-.438h-.438z" fill="#847d8b"/>
	<path d="M.438 1.75H0v2.625h.438z" fill="#000"/>
	<path d="M.875 1.75H.438v2.625h.438z" fill="#fff"/>
	<path d="M5.25.879h.438V.441H5.25zm.438.438h.438V.879h-.438zm.438.438h.438v-.438h-.438zM5.251 6.13h.438v-.875h-.438zm.438-.875h.438v-.438h-.438zm-.875 1.313h.438V6.13h-.438zm1.313-1.75h.438V4.38h-.438zm.438-.438h.438V1.755h-.438z" fill="#000"/>
	<path d="M6.125 4.379h.438V1.754h-.438z" fill="#847d8b"/>
	<path d="M1.75 0v.438h3.5V0z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm.438.438h-.438v.438h.438zm3.5-.433h.438V.88h-.438zm.438.438h.438v-.438h-.438zM1.75.438v.438h3.5V.438z" fill="#fff"/>
	<path d="M2.188 6.563v.438h2.625v-.438z" fill="#000"/>
	<path d="M2.188 6.125v.438h2.625v-.438z" fill="#847d8b"/>
	<path d="M3.063 5.688h-.438v.875h.438zm1.313 0h-.438v.875h.438z" fill="#57595f"/>
`;function zi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${T3}
	</svg>`}var C3=D`
	<path d="M3.063 0H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm-.875 2.187H3.5v1.75h.438zm-3.5-.437H0v2.625h.438zM6.563.875h-1.75v.438h1.75z" fill="#000"/>
	<path d="M3.063.438H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm1.75.438h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M3.063 6.563H1.75v.438h1.313z" fill="#000"/>
	<path d="M2.625 6.125v-.438h-.437v-.875H1.75V2.188h.438v-.875h.438V.875H1.75v.438H.875v1.75H.438v1.75h.438v.875h.438v.438h.438v.438h1.313v-.438z" fill="#ffe361"/>
	<path d="M3.063 6.125H1.75v.438h1.313z" fill="#ffb84b"/>
	<path d="M4.813 6.125h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ffe361"/>
	<path d="M6.563 5.688h-1.75v.438h1.75zM1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.875h.438zm6.125 0h-.438v.438H7zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.875h.438zm.875 3.063h-.438v.438h.438zm-.438-.438h-.438v.438h.438zm-.438-.875h-.438v.875h.438zm-.438-.875h-.438v.875h.438zM1.747 6.127h-.434v.438h.438zm-.438-.438H.875v.438h.438zm-.438-.875H.438v.875h.438zm1.313-2.625H1.75v2.625h.438zM3.059.876h-.434v.438h.438zm-.434.437h-.437v.875h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm1.75 0h-.437v.875h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.313H1.75v.875h.438z" fill="#ffb84b"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625.875h-.437v.438h.438zm1.313.875H3.5v.875h.438zm.438-.438h-.438v.438h.438zm-2.188 3.5H1.75v.438h.438zm-.438.875h-.437v.438h.438zm-.438-.875H.875v.875h.438zm2.188.875v-.438h-.437v-.438h-.438v.875h.438v.438h1.75v-.438zm.438-1.313H3.5v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="url(#a)"/>
	<path d="M6.125 5.25v-.438h-.438v-.874h-.438v-.875h.438v-.875h.438V1.75H4.812v.438h-.438v.438h-.436v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ff2c52"/>
	<path d="M5.688 2.188H5.25v.875h.438zm.438-.438h-.438v.438h.438zm-.438 2.188H5.25v.438h.438zM5.25 5.251v-.438h-.875v.438h.438v.438h1.75v-.438z" fill="#be0351"/>
	<path d="M1.313 1.313H.875v.438h.438zm0 1.75H.875v.438h.438zm1.75-1.75h-.438v.438h.438zm1.75.438h-.438v.438h.438zm-.438.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 1.75h-.437v.875h.438zM3.062 5.688h-.437v.438h.438zm-.438-.875h-.436v.875h.438zm2.188.438h-.438v.438h.438zm-.438-.875h-.436v.875h.438z" fill="#000"/>
	<defs>
		<radialGradient id="a" cx=".75" cy=".5" r="1" fx=".75" fy=".5">
		<stop stop-color="#ff2c52" offset="30%"/>
		<stop stop-color="#ffe361" offset="70%"/>
		</radialGradient>
	</defs>
`;function yi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${C3}
	</svg>`}var $3=D`
	<path d="M4.813.438v.438h-.438v.438h-.437v.438H3.5v.438h-.437v.875h-.438v.438H3.5v.875h.438v-.44h.875V3.5h.438v-.437h.438v-.438h.438v-.437h.438V.438z" fill="#d1cdd5"/>
	<path d="M1.313 3.938h.438v.438h.875v.875h.438v.438h.875v.438h.875v-.875h-.876v-.438H3.5v-.438h-.437v-.438h-.438V3.5h-.437v-.437H1.75v-.875H.875v.875h.438z" fill="#ffe361"/>
	<path d="M2.188 4.813h-.875v.875h.875zm-.875.875H.438v.875h.875z" fill="#ffe361"/>
	<path d="M4.813.438h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-.437.438h-.438v.875h.438zm-.875 0H1.75v.875h.438zm-1.313 0H.438v.875h.438zm.438.875H.875v.875h.438zm3.5.875h-.875v.438h.875zm0 .875h-.875v.438h.875zm.438.438h-.438v.875h.438z" fill="#000"/>
	<path d="M6.563.438h-.438v1.75h.438z" fill="#847d8b"/>
	<path d="M.438 5.688H0v.875h.438zm4.375.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#000"/>
	<path d="M2.188 5.25h-.875v.438h.875zm-.875.875H.438v.438h.875z" fill="#ffb84b"/>
	<path d="M1.313 6.125v.438h.438v-.438h.438v-.438h-.876zm1.313-.875v-.875H1.75v-.437h-.437v.875h.875v.875h.875V5.25zm-1.313 0v-.438H.875v.438H.438v.438h.875zm0 1.313H.438v.438h.875zM1.75 1.75H.875v.438h.875zm1.313 2.188v.438h.438V3.5h-.876v.438z" fill="#000"/>
	<path d="M5.688 1.313H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.436v.438h.438zm-.436.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M3.063 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 3.5h-.437v.438h.438zm-.437-.875H.875v.438h.438zm.875 1.313H1.75v.438h.438zm.875.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M3.938 4.375H3.5v.438h.438zM2.625 3.063h-.437v.438h.438zm3.938-.875h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438-3.5V.44h1.75v1.75h.438V0z" fill="#000"/>
	<path d="M4.813 5.25h-.438v.438h.438zm-.875-.438H3.5v.438h.438zM3.5 4.374h-.437v.438h.438zm-.437-.436h-.438v.438h.438zM2.625 3.5h-.437v.438h.438zm-.437-.437H1.75v.438h.438zM3.5 2.188h-.437v.438h1.313v-.438h-.438V1.75H3.5zM4.375.875v.438h-.437v.438h1.313v-.438h-.438V.875zm1.75-.438H4.812v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.873.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M1.75 2.188h-.437v.438h.438zm0 2.625h-.437v.438h.438zm-.875.875H.438v.438h.438z" fill="#f0f0f0"/>
`;function xi(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${$3}
	</svg>`}var k3=D`
	<path d="M5.688 2.625v-.437H5.25V1.75h-.438v-.437h-.438V.875h-.436V.438h-.875v.438h-.438v.438h-.437v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.875v.438h3.5v-.438h.875v-.438h.438V3.5h-.438v-.875z" fill="#0abbff"/>
	<path d="M3.063 0v.438h.875V0zm-.438.438v.438h.438V.438zm1.313 0v.438h.438V.438zm.438.438v.438h.438V.875zm.438.438v.438h.438v-.439zm.438.438v.438h.438v-.44zm.438.438v.438h.438v-.44zm.438.438v.875h.438v-.878zm-5.69-.003V3.5h.438v-.875zM0 3.5v2.188h.438V3.5zm6.563 0v2.188h.438V3.5zM2.188.875v.438h.438V.875zm-.438.438v.438h.438v-.438zm-.437.437v.438h.438V1.75zm-.438.438v.438h.438v-.438zm-.438 3.5v.438h.438v-.438zm5.688 0v.438h.438v-.438zm-4.375.875v.438h3.5v-.438z" fill="#000"/>
	<path d="M1.75 6.125v.438h3.5v-.438z" fill="#4282d8"/>
	<path d="M.875 6.125v.438h.875v-.438zm5.25.438v-.438H5.25v.438z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#fff"/>
	<path opacity=".5" d="M4.813 3.5v-.437h-.438v-.438h-.437v-.437h-.875v.438h-.438v.438h-.437v.438H1.75v1.313h.438v.438h2.625v-.438h.438V3.5z" fill="#fff"/>
	<path d="M2.625.875v.438h.438V.875zm-.437.438v.438h.438v-.438zm.438.438v.438h.438V1.75zM1.75 1.75v.438h.438V1.75zm-.437.438v.438h.438v-.438zm-.438.437V3.5h.438v-.875zM.438 3.5v.875h.438V3.5z" fill="#fff"/>
	<path d="M5.25 2.188v.438h.438v-.438zm.438.438v.875h.438v-.876zm.438.875v1.75h-.438v.438H5.25v.438h.875v-.438h.438V3.5zM.875 6.125h.875v-.438H.875z" fill="#4282d8"/>
`;function Ei(e={}){return c`<svg
		${O(e)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${k3}
	</svg>`}var A3=globalThis.$discordMessage??{};function Ht(){return A3}var mr={blue:"https://cdn.discordapp.com/embed/avatars/0.png",gray:"https://cdn.discordapp.com/embed/avatars/1.png",green:"https://cdn.discordapp.com/embed/avatars/2.png",orange:"https://cdn.discordapp.com/embed/avatars/3.png",red:"https://cdn.discordapp.com/embed/avatars/4.png",pink:"https://cdn.discordapp.com/embed/avatars/5.png"},fr=Ht().avatars??{},Nt=Object.assign(mr,fr,{default:mr[fr.default]??fr.default??mr.blue}),Mi=Ht().profiles??{},Va=Ht().defaultTheme==="light"?"light":"dark",Ua=Ht().defaultMode==="compact"?"compact":"cozy",ja=Ht().defaultBackground==="none"?"none":"discord",Ga=new Map([["heart",ci()],["crystal",ri()],["diamond",ai()],["explosion",oi()],["flame",ni()],["flower",li()],["key",hi()],["leaf",di()],["lightning",mi()],["magic",fi()],["moon",pi()],["mushroom",ui()],["mythical",gi()],["ornament",vi()],["plasma",bi()],["rock",_i()],["shell",wi()],["skull",zi()],["sun",yi()],["sword",xi()],["water",Ei()]]);var S3=D`
	<path
		fill="currentColor"
		d="M18.91 12.98a5.45 5.45 0 0 1 2.18 6.2c-.1.33-.09.68.1.96l.83 1.32a1 1 0 0 1-.84 1.54h-5.5A5.6 5.6 0 0 1 10 17.5a5.6 5.6 0 0 1 5.68-5.5c1.2 0 2.32.36 3.23.98Z"
	/>
	<path
		fill="currentColor"
		d="M19.24 10.86c.32.16.72-.02.74-.38L20 10c0-4.42-4.03-8-9-8s-9 3.58-9 8c0 1.5.47 2.91 1.28 4.11.14.21.12.49-.06.67l-1.51 1.51A1 1 0 0 0 2.4 18h5.1a.5.5 0 0 0 .49-.5c0-4.2 3.5-7.5 7.68-7.5 1.28 0 2.5.3 3.56.86Z"
	/>
`;function ws(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 20 20"
		xmlns="http://www.w3.org/2000/svg"
	>
		${S3}
	</svg>`}var H3=D`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M10.99 3.16A1 1 0 1 0 9 2.84L8.15 8H4a1 1 0 0 0 0 2h3.82l-.67 4H3a1 1 0 1 0 0 2h3.82l-.8 4.84a1 1 0 0 0 1.97.32L8.85 16h4.97l-.8 4.84a1 1 0 0 0 1.97.32l.86-5.16H20a1 1 0 1 0 0-2h-3.82l.67-4H21a1 1 0 1 0 0-2h-3.82l.8-4.84a1 1 0 1 0-1.97-.32L15.15 8h-4.97l.8-4.84ZM14.15 14l.67-4H9.85l-.67 4h4.97Z"
	/>
`;function zs(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${H3}
	</svg>`}var N3=D`
	<path
		fill="currentColor"
		d="M12 2.81a1 1 0 0 1 0-1.41l.36-.36a1 1 0 0 1 1.41 0l9.2 9.2a1 1 0 0 1 0 1.4l-.7.7a1 1 0 0 1-1.3.13l-9.54-6.72a1 1 0 0 1-.08-1.58l1-1L12 2.8ZM12 21.2a1 1 0 0 1 0 1.41l-.35.35a1 1 0 0 1-1.41 0l-9.2-9.19a1 1 0 0 1 0-1.41l.7-.7a1 1 0 0 1 1.3-.12l9.54 6.72a1 1 0 0 1 .07 1.58l-1 1 .35.36ZM15.66 16.8a1 1 0 0 1-1.38.28l-8.49-5.66A1 1 0 1 1 6.9 9.76l8.49 5.65a1 1 0 0 1 .27 1.39ZM17.1 14.25a1 1 0 1 0 1.11-1.66L9.73 6.93a1 1 0 0 0-1.11 1.66l8.49 5.66Z"
	/>
`;function ys(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${N3}
	</svg>`}var R3=D`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M6 9h1V6a5 5 0 0 1 10 0v3h1a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3Zm9-3v3H9V6a3 3 0 1 1 6 0Zm-1 8a2 2 0 0 1-1 1.73V18a1 1 0 1 1-2 0v-2.27A2 2 0 1 1 14 14Z"
	/>
`;function xs(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${R3}
	</svg>`}var D3=D`
	<path
		fill="currentColor"
		d="M12 3a1 1 0 0 0-1-1h-.06a1 1 0 0 0-.74.32L5.92 7H3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2.92l4.28 4.68a1 1 0 0 0 .74.32H11a1 1 0 0 0 1-1V3ZM15.1 20.75c-.58.14-1.1-.33-1.1-.92v-.03c0-.5.37-.92.85-1.05a7 7 0 0 0 0-13.5A1.11 1.11 0 0 1 14 4.2v-.03c0-.6.52-1.06 1.1-.92a9 9 0 0 1 0 17.5Z"
	/>
	<path
		fill="currentColor"
		d="M15.16 16.51c-.57.28-1.16-.2-1.16-.83v-.14c0-.43.28-.8.63-1.02a3 3 0 0 0 0-5.04c-.35-.23-.63-.6-.63-1.02v-.14c0-.63.59-1.1 1.16-.83a5 5 0 0 1 0 9.02Z"
	/>
`;function Es(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${D3}
	</svg>`}var Qt=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Ge=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Ee="light-theme",it="compact-mode",pr="no-background",s5=(()=>{let e=[ce("discord-messages")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[];var F=class extends r{static{i=this}static{let T=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[bs({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],h=[bs({context:pr}),x({type:Boolean,reflect:!0,attribute:"no-background"})],l=[bs({context:it}),x({type:Boolean,reflect:!0,attribute:"compact-mode"})],g=[x({reflect:!0,attribute:"channel-type"})],b=[x({reflect:!0,attribute:"channel-name"})],Qt(this,null,n,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:z=>"lightTheme"in z,get:z=>z.lightTheme,set:(z,j)=>{z.lightTheme=j}},metadata:T},a,o),Qt(this,null,h,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:z=>"noBackground"in z,get:z=>z.noBackground,set:(z,j)=>{z.noBackground=j}},metadata:T},m,d),Qt(this,null,l,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:z=>"compactMode"in z,get:z=>z.compactMode,set:(z,j)=>{z.compactMode=j}},metadata:T},v,u),Qt(this,null,g,{kind:"accessor",name:"channelType",static:!1,private:!1,access:{has:z=>"channelType"in z,get:z=>z.channelType,set:(z,j)=>{z.channelType=j}},metadata:T},p,f),Qt(this,null,b,{kind:"accessor",name:"channelName",static:!1,private:!1,access:{has:z=>"channelName"in z,get:z=>z.channelName,set:(z,j)=>{z.channelName=j}},metadata:T},H,$),Qt(null,t={value:i},e,{kind:"class",name:i.name,metadata:T},null,s),F=i=t.value,T&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:T})}static styles=te`
		:host {
			color: #fff;
			background-color: #36393e;
			display: block;
			font-size: 16px;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
			line-height: 170%;
			border: 1px solid rgba(255, 255, 255, 0.05);
		}

		:host([light-theme]) {
			color: #747f8d;
			background-color: #fff;
			border-color: #dedede;
		}

		:host([no-background]) {
			background-color: unset;
		}

		::slotted(*) {
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
		}

		::slotted(*:first-child) {
			margin-top: 0.5rem;
		}

		::slotted(*:not(:first-child)) {
			margin-top: 1.0625rem;
		}

		:host([compact-mode]) ::slotted(*:not(:first-child)) {
			margin-top: unset;
		}

		::slotted(*:last-child) {
			margin-bottom: 0.5rem;
			border-bottom-width: 0;
		}

		:host .discord-channel-header {
			display: flex;
			align-items: center;
			padding: 0.5rem 1rem;
			box-shadow:
				0 2px 0 0 rgba(0, 0, 0, 0.05),
				0 1.5px 0 0 rgba(0, 0, 0, 0.05),
				0 1px 0 0 rgba(0, 0, 0, 0.16);
		}

		:host .discord-channel-icon {
			height: 24px;
			width: auto;
			margin: 0 8px;
			position: relative;
			flex: 0 0 auto;
			color: #80848e;
		}

		:host([light-theme]) .discord-channel-icon {
			color: #6d6f78;
		}

		:host .discord-channel-name {
			margin: 0 8px 0 0;
			flex: 0 0 auto;
			min-width: auto;
		}
	`;#t=Ge(this,a,!1);get lightTheme(){return this.#t}set lightTheme(T){this.#t=T}#e=(Ge(this,o),Ge(this,m,!1));get noBackground(){return this.#e}set noBackground(T){this.#e=T}#s=(Ge(this,d),Ge(this,v,!1));get compactMode(){return this.#s}set compactMode(T){this.#s=T}#i=(Ge(this,u),Ge(this,p,void 0));get channelType(){return this.#i}set channelType(T){this.#i=T}#r=(Ge(this,f),Ge(this,H,void 0));get channelName(){return this.#r}set channelName(T){this.#r=T}connectedCallback(){super.connectedCallback(),(this.lightTheme||Va==="light"&&this.lightTheme)&&(this.lightTheme=!0),(this.compactMode||Ua==="compact"&&this.compactMode)&&(this.compactMode=!0),(this.noBackground||ja==="none"&&this.noBackground)&&(this.noBackground=!0)}render(){let T;switch(this.channelType){case"text":T=c`${zs()}`;break;case"voice":T=c`${Es()}`;break;case"locked":T=c`${xs()}`;break;case"thread":T=c`${ys()}`;break;case"forum":T=c`${ws()}`;break}return c`
			${K(this.channelType&&this.channelName,()=>c`<div class="discord-channel-header">
						<div class="discord-channel-icon">${T}</div>
						<div class="discord-channel-name">${this.channelName}</div>
					</div>`)}
			<slot></slot>
		`}constructor(){super(...arguments),Ge(this,$)}static{Ge(i,s)}};return F=i})();var O3=D`
	<path
		fill-rule="evenodd"
		clip-rule="evenodd"
		fill="currentColor"
		d="M18.5 23c.88 0 1.7-.25 2.4-.69l1.4 1.4a1 1 0 0 0 1.4-1.42l-1.39-1.4A4.5 4.5 0 1 0 18.5 23Zm0-2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
	/>
	<path
		fill="currentColor"
		d="M3 3a1 1 0 0 0 0 2h18a1 1 0 1 0 0-2H3ZM2 8a1 1 0 0 1 1-1h18a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 11a1 1 0 1 0 0 2h11a1 1 0 1 0 0-2H3ZM2 16a1 1 0 0 1 1-1h8a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 19a1 1 0 1 0 0 2h8a1 1 0 1 0 0-2H3Z"
	/>
`;function ur(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-label="Browse Channels"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${O3}
	</svg>`}var I3=D`
	<path
		fill="currentColor"
		d="M21.487 5.126L12.487 0.126C12.184 -0.042 11.818 -0.042 11.515 0.126L2.51498 5.126C2.19798 5.302 2.00098 5.636 2.00098 5.999C2.00098 6.693 2.11498 22.999 12.001 22.999C21.887 22.999 22.001 6.693 22.001 5.999C22.001 5.636 21.804 5.302 21.487 5.126ZM12.001 5.999C13.382 5.999 14.501 7.118 14.501 8.499C14.501 9.88 13.382 10.999 12.001 10.999C10.62 10.999 9.50098 9.88 9.50098 8.499C9.50098 7.118 10.62 5.999 12.001 5.999ZM8.25098 16C8.25098 13.699 9.69998 12.25 12.001 12.25C14.302 12.25 15.751 13.699 15.751 16H8.25098Z"
	/>
`;function gr(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-label="Customise Community"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${I3}
	</svg>`}var B3=D`
	<path
		d="M11 3a1 1 0 1 1 2 0v2h5.75c.16 0 .3.07.4.2l2.63 3.5a.5.5 0 0 1 0 .6l-2.63 3.5a.5.5 0 0 1-.4.2H13v5h2a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-1c0-1.1.9-2 2-2h2v-5H2.8a.5.5 0 0 1-.44-.72L3.9 9.22a.5.5 0 0 0 0-.44L2.36 5.72A.5.5 0 0 1 2.81 5H11V3Z"
		fill="currentColor"
	/>
`;function vr(e={}){return c`<svg
		${O(e)}
		class="discord-mention-icon"
		aria-label="Server Guide"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${B3}
	</svg>`}var Ms=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},rt=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},$5=(()=>{let e=[ce("discord-mention")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[];var b=class extends r{static{i=this}static{let H=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x({type:Boolean,reflect:!0})],h=[x({reflect:!0})],l=[x({reflect:!0})],g=[fe({context:Ee,subscribe:!0}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],Ms(this,null,n,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:$=>"highlight"in $,get:$=>$.highlight,set:($,F)=>{$.highlight=F}},metadata:H},a,o),Ms(this,null,h,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:$=>"type"in $,get:$=>$.type,set:($,F)=>{$.type=F}},metadata:H},m,d),Ms(this,null,l,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:$=>"color"in $,get:$=>$.color,set:($,F)=>{$.color=F}},metadata:H},v,u),Ms(this,null,g,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:$=>"lightTheme"in $,get:$=>$.lightTheme,set:($,F)=>{$.lightTheme=F}},metadata:H},p,f),Ms(null,t={value:i},e,{kind:"class",name:i.name,metadata:H},null,s),b=i=t.value,H&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:H})}static styles=te`
		:host {
			color: #e3e7f8;
			background-color: hsla(235, 85.6%, 64.7%, 0.3);
			font-weight: 500;
			padding: 0 2px;
			border-radius: 3px;
			unicode-bidi: -moz-plaintext;
			unicode-bidi: plaintext;
			-webkit-transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			cursor: pointer;
		}

		:host([type='role']) {
			background-color: rgba(#e3e7f8, 0.1);
		}

		:host([type='channel']) {
			position: relative;
		}

		:host([type='voice']),
		:host([type='locked']),
		:host([type='thread']),
		:host([type='forum']) {
			position: relative;
		}

		:host(:hover) {
			color: #fff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		:host([highlight][type='user']:hover) {
			text-decoration: underline;
			text-underline-offset: 1px;
		}

		:host([light-theme]) {
			color: #5865f2;
			background-color: hsla(235, 85.6%, 64.7%, 0.15);
		}

		:host([light-theme]:hover) {
			color: #ffffff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		.discord-mention-icon {
			width: 1rem;
			height: 1rem;
			margin-right: 4px;
			vertical-align: middle;
			margin-bottom: 0.2rem;
		}

		.no-wrap {
			white-space: nowrap;
		}
	`;#t=rt(this,a,!1);get highlight(){return this.#t}set highlight(H){this.#t=H}#e=(rt(this,o),rt(this,m,"user"));get type(){return this.#e}set type(H){this.#e=H}#s=(rt(this,d),rt(this,v,void 0));get color(){return this.#s}set color(H){this.#s=H}setHoverColor=(rt(this,u),()=>{this.color&&(this.style.backgroundColor=ei(this.color,.3))});resetHoverColor=()=>{this.color&&(this.style.backgroundColor=ei(this.color,.1))};#i=rt(this,p,!1);get lightTheme(){return this.#i}set lightTheme(H){this.#i=H}connectedCallback(){super.connectedCallback(),this.color&&this.type==="role"&&(this.addEventListener("mouseover",this.setHoverColor),this.addEventListener("mouseout",this.resetHoverColor))}disconnectedCallback(){this.removeEventListener("mouseover",this.setHoverColor),this.removeEventListener("mouseout",this.resetHoverColor),super.disconnectedCallback()}willUpdate(){this.color&&(this.style.color=this.color,this.type==="role"&&(this.style.backgroundColor=ei(this.color,.1)))}render(){return c`<span class="no-wrap"
				>${Ia(this.type,[["channel",()=>zs()],["user",()=>c`@`],["role",()=>c`@`],["voice",()=>Es()],["locked",()=>xs()],["thread",()=>ys()],["forum",()=>ws()],["server-guide",()=>vr()],["channels-and-roles",()=>ur()],["customize-community",()=>gr()],["slash",()=>c`/`]])}</span
			><slot></slot>`}constructor(){super(...arguments),rt(this,f)}static{rt(i,s)}};return b=i})();var L3=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},F3=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},N5=(()=>{let e=[ce("discord-reactions")],t,s=[],i,r=ae;var n=class extends r{static{i=this}static{let a=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;L3(null,t={value:i},e,{kind:"class",name:i.name,metadata:a},null,s),n=i=t.value,a&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:a})}static styles=te`
		:host {
			display: flex;
			-webkit-box-flex: 1;
			-ms-flex: 1 0 auto;
			flex: 1 0 auto;
			align-items: center;
			flex-wrap: wrap;
		}
	`;render(){return c`<slot></slot>`}static{F3(i,s)}};return n=i})();var P3=D`
	<path d="M7.4,11.17,4,8.62,5,7.26l2,1.53L10.64,4l1.36,1Z" fill="currentColor" />
`;function gt(e={}){return c`<svg
		${O(e)}
		class="discord-application-tag-verified"
		aria-label="Verified App"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 16 15.2"
		xmlns="http://www.w3.org/2000/svg"
	>
		${P3}
	</svg>`}var br=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Ts=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},G5=(()=>{let e=[ce("discord-verified-author-tag")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[];var l=class extends r{static{i=this}static{let v=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x({type:Boolean})],h=[fe({context:it}),x({type:Boolean,reflect:!0,attribute:"compact-mode"})],br(this,null,n,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:u=>"verified"in u,get:u=>u.verified,set:(u,g)=>{u.verified=g}},metadata:v},a,o),br(this,null,h,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:u=>"compactMode"in u,get:u=>u.compactMode,set:(u,g)=>{u.compactMode=g}},metadata:v},m,d),br(null,t={value:i},e,{kind:"class",name:i.name,metadata:v},null,s),l=i=t.value,v&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:v})}static styles=te`
		:host {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			align-items: center;
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-application-tag-verified {
			display: inline-block;
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.25rem;
		}

		:host([compact-mode]) {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
			margin-left: 0px !important;
			margin-top: 0px !important;
		}

		:host([compact-mode]) .discord-application-tag-verified {
			margin-right: 0.7em;
			margin-left: -0.7em;
		}
	`;#t=Ts(this,a,!1);get verified(){return this.#t}set verified(v){this.#t=v}#e=(Ts(this,o),Ts(this,m,!1));get compactMode(){return this.#e}set compactMode(v){this.#e=v}render(){return c`${K(this.verified,()=>gt())}App`}constructor(){super(...arguments),Ts(this,d)}static{Ts(i,s)}};return l=i})();var se=e=>e??R;var qa="important",V3=" !"+qa,Rt=Re(class extends De{constructor(e){if(super(e),e.type!==Ne.ATTRIBUTE||e.name!=="style"||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,s)=>{let i=e[s];return i==null?t:t+`${s=s.includes("-")?s:s.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${i};`},"")}update(e,[t]){let{style:s}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let i of this.ft)t[i]==null&&(this.ft.delete(i),i.includes("-")?s.removeProperty(i):s[i]=null);for(let i in t){let r=t[i];if(r!=null){this.ft.add(i);let n=typeof r=="string"&&r.endsWith(V3);i.includes("-")||n?s.setProperty(i,n?r.slice(0,-11):r,n?qa:""):s[i]=r}}return Ae}});var Ti=class extends Error{constructor(t){super(t),this.name="DiscordComponentsError"}},U3=new Intl.DateTimeFormat("en-US",{day:"2-digit",month:"2-digit",year:"numeric"}),j3=new Intl.DateTimeFormat("en-US",{hour12:!0,hour:"2-digit",minute:"2-digit"}),G3=new Intl.DateTimeFormat("en-US",{hour12:!1,hour:"2-digit",minute:"2-digit"}),q3=e=>e instanceof Date?U3.format(e):e,Z3=(e,t=!1)=>e instanceof Date?t?G3.format(e):j3.format(e):e;function es(e,t=!1,s=!1){if(!(e instanceof Date)&&typeof e!="string")throw new TypeError("Timestamp prop must be a Date object or a string.");return t?Z3(e,s):q3(e)}var K3=/(?:<(?<animated>a)?:(?<name>\w{2,32}):)?(?<id>\d{17,21})>?/;function Ci(e){let t=Ht().emojis?.[e];if(t)return t;let s=K3.exec(e);if(s?.groups){let{name:i,id:r,animated:n}=s.groups;return{name:i,url:`https://cdn.discordapp.com/emojis/${r}.${n?"gif":"png"}`}}}function $i(e){if(e)return Ga.get(e)??e}var Oe=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},pe=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Za=(()=>{let e=[ce("discord-author-info")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[],j,N=[],C=[],Y,_e=[],ze=[],Te,Q=[],V=[],E,L=[],I=[],Z,ie=[],he=[],me,ye=[],ue=[],xe,q=[],k=[];var re=class extends r{static{i=this}static{let G=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x({type:Boolean})],l=[x({type:Boolean})],g=[x({type:Boolean,attribute:"official-app"})],b=[x({type:Boolean})],F=[x({attribute:"role-color"})],j=[x({attribute:"role-icon"})],Y=[x({attribute:"role-name"})],Te=[x({attribute:"clan-icon"})],E=[x({attribute:"clan-tag"})],Z=[x({type:Boolean})],me=[fe({context:it}),x({type:Boolean,reflect:!0,attribute:"compact-mode"})],xe=[fe({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],Oe(this,null,n,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:A=>"author"in A,get:A=>A.author,set:(A,oe)=>{A.author=oe}},metadata:G},a,o),Oe(this,null,h,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:A=>"bot"in A,get:A=>A.bot,set:(A,oe)=>{A.bot=oe}},metadata:G},m,d),Oe(this,null,l,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:A=>"server"in A,get:A=>A.server,set:(A,oe)=>{A.server=oe}},metadata:G},v,u),Oe(this,null,g,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:A=>"officialApp"in A,get:A=>A.officialApp,set:(A,oe)=>{A.officialApp=oe}},metadata:G},p,f),Oe(this,null,b,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:A=>"op"in A,get:A=>A.op,set:(A,oe)=>{A.op=oe}},metadata:G},H,$),Oe(this,null,F,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:A=>"roleColor"in A,get:A=>A.roleColor,set:(A,oe)=>{A.roleColor=oe}},metadata:G},T,z),Oe(this,null,j,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:A=>"roleIcon"in A,get:A=>A.roleIcon,set:(A,oe)=>{A.roleIcon=oe}},metadata:G},N,C),Oe(this,null,Y,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:A=>"roleName"in A,get:A=>A.roleName,set:(A,oe)=>{A.roleName=oe}},metadata:G},_e,ze),Oe(this,null,Te,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:A=>"clanIcon"in A,get:A=>A.clanIcon,set:(A,oe)=>{A.clanIcon=oe}},metadata:G},Q,V),Oe(this,null,E,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:A=>"clanTag"in A,get:A=>A.clanTag,set:(A,oe)=>{A.clanTag=oe}},metadata:G},L,I),Oe(this,null,Z,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:A=>"verified"in A,get:A=>A.verified,set:(A,oe)=>{A.verified=oe}},metadata:G},ie,he),Oe(this,null,me,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:A=>"compactMode"in A,get:A=>A.compactMode,set:(A,oe)=>{A.compactMode=oe}},metadata:G},ye,ue),Oe(this,null,xe,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:A=>"lightTheme"in A,get:A=>A.lightTheme,set:(A,oe)=>{A.lightTheme=oe}},metadata:G},q,k),Oe(null,t={value:i},e,{kind:"class",name:i.name,metadata:G},null,s),re=i=t.value,G&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:G})}static styles=te`
		:host {
			display: inline-flex;
			align-items: center;
			font-size: 16px;
			text-underline-offset: 1px;
			margin-right: 0.25rem;
		}

		:host .discord-author-username {
			color: #fff;
			font-size: 1em;
			font-weight: 500;
		}

		:host .discord-author-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		:host([light-theme]) .discord-author-username {
			color: #23262a;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.54);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-left: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			width: max-content;
			gap: 0.25rem;
			justify-content: space-between;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			min-width: 45px;
			line-height: 1rem !important;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.34);
		}

		:host([light-theme]) .discord-clan-tag {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([compact-mode]) .discord-clan-tag {
			margin-left: 0rem;
		}

		:host .discord-clan-tag span,
		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			user-select: none;
			-webkit-user-select: none;
		}

		:host .discord-application-tag {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: inline-flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-official-application {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-official-application {
			margin-right: 5px;
			margin-left: 0px !important;
		}

		:host .discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		:host .discord-author-role-icon {
			margin-left: 0.25rem;
			vertical-align: top;
			height: calc(1rem + 4px);
			width: calc(1rem + 4px);
		}

		:host([compact-mode]) .discord-author-username {
			margin-right: 0.25rem;
		}

		:host([compact-mode]) .discord-application-tag {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
		}
	`;#t=pe(this,a,void 0);get author(){return this.#t}set author(G){this.#t=G}#e=(pe(this,o),pe(this,m,!1));get bot(){return this.#e}set bot(G){this.#e=G}#s=(pe(this,d),pe(this,v,!1));get server(){return this.#s}set server(G){this.#s=G}#i=(pe(this,u),pe(this,p,!1));get officialApp(){return this.#i}set officialApp(G){this.#i=G}#r=(pe(this,f),pe(this,H,!1));get op(){return this.#r}set op(G){this.#r=G}#a=(pe(this,$),pe(this,T,void 0));get roleColor(){return this.#a}set roleColor(G){this.#a=G}#o=(pe(this,z),pe(this,N,void 0));get roleIcon(){return this.#o}set roleIcon(G){this.#o=G}#n=(pe(this,C),pe(this,_e,void 0));get roleName(){return this.#n}set roleName(G){this.#n=G}#l=(pe(this,ze),pe(this,Q,void 0));get clanIcon(){return this.#l}set clanIcon(G){this.#l=G}#c=(pe(this,V),pe(this,L,void 0));get clanTag(){return this.#c}set clanTag(G){this.#c=G}#h=(pe(this,I),pe(this,ie,!1));get verified(){return this.#h}set verified(G){this.#h=G}#d=(pe(this,he),pe(this,ye,!1));get compactMode(){return this.#d}set compactMode(G){this.#d=G}#m=(pe(this,ue),pe(this,q,!1));get lightTheme(){return this.#m}set lightTheme(G){this.#m=G}render(){let G=$i(this.clanIcon),A=this.clanTag?.slice(0,4);return c`${K(this.compactMode,()=>null,()=>c`<span class="discord-author-username" style="${Rt({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${K(this.roleIcon&&!this.compactMode,()=>c`<img
					class="discord-author-role-icon"
					src=${se(this.roleIcon)}
					height="20"
					width="20"
					alt=${se(this.roleName)}
					draggable="false"
				/>`)}
		${K(this.bot&&!this.server&&!this.officialApp,()=>c`<discord-verified-author-tag .verified=${this.verified}></discord-verified-author-tag>`)}
		${K(this.server&&!this.bot&&!this.officialApp,()=>c`<span class="discord-application-tag">Server</span>`)}
		${K(this.officialApp&&!this.server&&!this.bot,()=>c`<span class="discord-official-application">${gt()}OFFICIAL</span>`)}
		${K(this.op,()=>c`<span class="discord-application-tag discord-application-tag-op">OP</span>`)}
		${K(this.compactMode,()=>c`<span class="discord-author-username" style="${Rt({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${K(this.clanIcon&&this.clanTag&&this.clanTag?.length>0,()=>c`
				<span class="discord-clan-tag">
					${G==="string"?c`<img srcset=${se(G)} alt=${se(A)} width="12" height="12" draggable="false" />`:G}
					<span>${A}</span>
				</span>
			`)} `}constructor(){super(...arguments),pe(this,k)}static{pe(i,s)}};return re=i})();var Ie=Re(class extends De{constructor(e){if(super(e),e.type!==Ne.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(i=>i!=="")));for(let i in t)t[i]&&!this.nt?.has(i)&&this.st.add(i);return this.render(t)}let s=e.element.classList;for(let i of this.st)i in t||(s.remove(i),this.st.delete(i));for(let i in t){let r=!!t[i];r===this.st.has(i)||this.nt?.has(i)||(r?(s.add(i),this.st.add(i)):(s.remove(i),this.st.delete(i)))}return Ae}});var W3=D`
	<path
		fill="currentColor"
		d="M10 5V3H5.375C4.06519 3 3 4.06519 3 5.375V18.625C3 19.936 4.06519 21 5.375 21H18.625C19.936 21 21 19.936 21 18.625V14H19V19H5V5H10Z"
	/>
	<path fill="currentColor" d="M21 2.99902H14V4.99902H17.586L9.29297 13.292L10.707 14.706L19 6.41302V9.99902H21V2.99902Z"
	/>
`;function _r(e={}){return c`<svg ${O(e)} class="discord-button-launch" aria-hidden="false" width="16" height="16" viewBox="0 0 24 24">
		${W3}
	</svg>`}var Dt=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Fe=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Ka=(()=>{let e=[ce("discord-button")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[];var j=class extends r{static{i=this}static{let N=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x({reflect:!0,attribute:"emoji"})],h=[x({reflect:!0,attribute:"emoji-name"})],l=[x({reflect:!0,attribute:"url"})],g=[x({type:Boolean,reflect:!0,attribute:"disabled"})],b=[x({reflect:!0,attribute:"type"})],F=[x({reflect:!0,attribute:"modal-id"})],Dt(this,null,n,{kind:"accessor",name:"emoji",static:!1,private:!1,access:{has:C=>"emoji"in C,get:C=>C.emoji,set:(C,Y)=>{C.emoji=Y}},metadata:N},a,o),Dt(this,null,h,{kind:"accessor",name:"emojiName",static:!1,private:!1,access:{has:C=>"emojiName"in C,get:C=>C.emojiName,set:(C,Y)=>{C.emojiName=Y}},metadata:N},m,d),Dt(this,null,l,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:C=>"url"in C,get:C=>C.url,set:(C,Y)=>{C.url=Y}},metadata:N},v,u),Dt(this,null,g,{kind:"accessor",name:"disabled",static:!1,private:!1,access:{has:C=>"disabled"in C,get:C=>C.disabled,set:(C,Y)=>{C.disabled=Y}},metadata:N},p,f),Dt(this,null,b,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:C=>"type"in C,get:C=>C.type,set:(C,Y)=>{C.type=Y}},metadata:N},H,$),Dt(this,null,F,{kind:"accessor",name:"modalId",static:!1,private:!1,access:{has:C=>"modalId"in C,get:C=>C.modalId,set:(C,Y)=>{C.modalId=Y}},metadata:N},T,z),Dt(null,t={value:i},e,{kind:"class",name:i.name,metadata:N},null,s),j=i=t.value,N&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:N})}static styles=te`
		:host > *:first-child {
			display: flex;
			justify-content: center;
			align-items: center;
			cursor: pointer;
			margin: 4px 8px 4px 0;
			padding: 2px 16px;
			width: auto;
			height: 32px;
			min-width: 60px;
			min-height: 32px;
			-webkit-transition:
				background-color 0.17s ease,
				color 0.17s ease;
			transition:
				background-color 0.17s ease,
				color 0.17s ease;
			border-radius: 3px;
			font-size: 14px;
			font-weight: 500;
			line-height: 16px;
			text-decoration: none !important;
			/* CSS Reset to unset button styling */
			border-width: unset;
			border-style: unset;
			border-color: unset;
			border-image: unset;
			box-sizing: unset;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
		}

		.success {
			color: #fff;
			background-color: #3ba55d;
		}

		.success.hoverable:hover {
			background-color: #2d7d46;
		}

		.destructive {
			color: #fff;
			background-color: #ed4245;
		}

		.destructive.hoverable:hover {
			background-color: #c03537;
		}

		.primary {
			color: #fff;
			background-color: #5865f2;
		}

		.primary.hoverable:hover {
			background-color: #4752c4;
		}

		.secondary {
			color: #fff;
			background-color: #4f545c;
		}

		.secondary.hoverable:hover {
			background-color: #5d6269;
		}

		.disabled {
			cursor: not-allowed !important;
			opacity: 0.5;
		}

		.launch {
			margin-left: 8px;
		}

		.emoji {
			margin-right: 4px;
			object-fit: contain;
			width: 1.375em;
			height: 1.375em;
			vertical-align: bottom;
		}
	`;#t=Fe(this,a,void 0);get emoji(){return this.#t}set emoji(N){this.#t=N}#e=(Fe(this,o),Fe(this,m,"emoji"));get emojiName(){return this.#e}set emojiName(N){this.#e=N}#s=(Fe(this,d),Fe(this,v,void 0));get url(){return this.#s}set url(N){this.#s=N}#i=(Fe(this,u),Fe(this,p,!1));get disabled(){return this.#i}set disabled(N){this.#i=N}#r=(Fe(this,f),Fe(this,H,"secondary"));get type(){return this.#r}set type(N){this.#r=N}#a=(Fe(this,$),Fe(this,T,void 0));get modalId(){return this.#a}set modalId(N){this.#a=N}validButtonTypes=(Fe(this,z),new Set(["primary","secondary","success","destructive"]));checkType(){if(this.type){if(typeof this.type!="string")throw new TypeError("DiscordButton `type` prop must be a string.");if(!this.validButtonTypes.has(this.type))throw new RangeError("DiscordButton `type` prop must be one of: 'primary', 'secondary', 'success', 'destructive'")}}checkParentElement(){if(this.parentElement?.tagName.toLowerCase()!=="discord-action-row")throw new Ti("All <discord-button> components must be direct children of <discord-action-row>.")}handleButtonClick(){if(this.modalId){let N=this.parentElement?.parentElement?.parentElement?.parentElement;if(N?.tagName?.toLowerCase()==="discord-messages"){let C=N?.querySelector("discord-modal"),Y=C?.shadowRoot?.querySelector(`dialog#${this.modalId}`),_e=Y?.querySelector("div.discord-modal-box");if(Y instanceof HTMLDialogElement&&_e instanceof HTMLDivElement&&(Y.showModal(),_e.style.display="flex",C)){let ze=globalThis.getComputedStyle(globalThis.document.body).overflow;C.originalBodyOverflow=ze,globalThis.document.body.style.overflow="hidden"}}}}render(){this.checkType(),this.checkParentElement();let N=this.url&&!this.disabled,C=c`
			${K(this.emoji,()=>c`<img src=${this.emoji} alt=${this.emojiName} draggable="true" class="emoji" />`)}
			<span>
				<slot></slot>
			</span>
			${K(this.url,()=>_r())}
		`;return N?c`<a class="secondary" href=${this.url} target="_blank" rel="noopener noreferrer">${C}</a>`:c`<button
			class=${Ie({[this.type]:!0,disabled:this.disabled,hoverable:!this.disabled})}
			@click=${this.handleButtonClick}
		>
			${C}
		</button>`}static{Fe(i,s)}};return j=i})();var ts=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},qe=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Fd=(()=>{let e=[ce("discord-custom-emoji")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[];var F=class extends r{static{i=this}static{let T=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x()],l=[x({attribute:!1})],g=[x({type:Boolean,attribute:"embed-emoji"})],b=[x({type:Boolean,attribute:"jumbo"})],ts(this,null,n,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:z=>"name"in z,get:z=>z.name,set:(z,j)=>{z.name=j}},metadata:T},a,o),ts(this,null,h,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:z=>"url"in z,get:z=>z.url,set:(z,j)=>{z.url=j}},metadata:T},m,d),ts(this,null,l,{kind:"accessor",name:"customEmojisMap",static:!1,private:!1,access:{has:z=>"customEmojisMap"in z,get:z=>z.customEmojisMap,set:(z,j)=>{z.customEmojisMap=j}},metadata:T},v,u),ts(this,null,g,{kind:"accessor",name:"embedEmoji",static:!1,private:!1,access:{has:z=>"embedEmoji"in z,get:z=>z.embedEmoji,set:(z,j)=>{z.embedEmoji=j}},metadata:T},p,f),ts(this,null,b,{kind:"accessor",name:"jumbo",static:!1,private:!1,access:{has:z=>"jumbo"in z,get:z=>z.jumbo,set:(z,j)=>{z.jumbo=j}},metadata:T},H,$),ts(null,t={value:i},e,{kind:"class",name:i.name,metadata:T},null,s),F=i=t.value,T&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:T})}static styles=te`
		.discord-custom-emoji {
			display: inline-block;
			cursor: pointer;
		}

		.discord-custom-emoji .discord-custom-emoji-image {
			object-fit: contain;
			width: 1.375rem;
			height: 1.375rem;
			vertical-align: bottom;
		}

		.discord-custom-emoji .discord-custom-jumbo-emoji-image {
			width: 3rem;
			height: 3rem;
			min-height: 3rem;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}
	`;#t=qe(this,a,void 0);get name(){return this.#t}set name(T){this.#t=T}#e=(qe(this,o),qe(this,m,void 0));get url(){return this.#e}set url(T){this.#e=T}#s=(qe(this,d),qe(this,v,{}));get customEmojisMap(){return this.#s}set customEmojisMap(T){this.#s=T}#i=(qe(this,u),qe(this,p,void 0));get embedEmoji(){return this.#i}set embedEmoji(T){this.#i=T}#r=(qe(this,f),qe(this,H,void 0));get jumbo(){return this.#r}set jumbo(T){this.#r=T}willUpdate(){if(!this.url&&this.name){let T=Ci(this.name)??this.customEmojisMap[this.name];T&&(this.url??=T.url??"",this.embedEmoji??=T.embedEmoji??!1)}}render(){let T=`:${this.name}:`;return c`<span
			class=${Ie({"discord-embed-custom-emoji":this.embedEmoji,"discord-custom-emoji":!this.embedEmoji})}
			><img
				aria-label=${T}
				src=${se(this.url)}
				alt=${T}
				draggable="false"
				class=${Ie({"discord-embed-custom-emoji-image":this.embedEmoji,"discord-custom-emoji-image":!this.embedEmoji,"discord-custom-jumbo-emoji-image":this.jumbo})}
		/></span> `}constructor(){super(...arguments),qe(this,$)}static{qe(i,s)}};return F=i})();var Pe=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},ge=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Wa=(()=>{let e=[ce("discord-embed")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[],j,N=[],C=[],Y,_e=[],ze=[],Te,Q=[],V=[],E,L=[],I=[],Z,ie=[],he=[],me,ye=[],ue=[];var xe=class extends r{static{i=this}static{let q=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x({attribute:"author-name"})],l=[x({attribute:"author-image"})],g=[x({attribute:"author-url"})],b=[x({attribute:"embed-title"})],F=[x({attribute:!1})],j=[x()],Y=[x()],Te=[x()],E=[x()],Z=[x()],me=[fe({context:Ee,subscribe:!0}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],Pe(this,null,n,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:k=>"color"in k,get:k=>k.color,set:(k,re)=>{k.color=re}},metadata:q},a,o),Pe(this,null,h,{kind:"accessor",name:"authorName",static:!1,private:!1,access:{has:k=>"authorName"in k,get:k=>k.authorName,set:(k,re)=>{k.authorName=re}},metadata:q},m,d),Pe(this,null,l,{kind:"accessor",name:"authorImage",static:!1,private:!1,access:{has:k=>"authorImage"in k,get:k=>k.authorImage,set:(k,re)=>{k.authorImage=re}},metadata:q},v,u),Pe(this,null,g,{kind:"accessor",name:"authorUrl",static:!1,private:!1,access:{has:k=>"authorUrl"in k,get:k=>k.authorUrl,set:(k,re)=>{k.authorUrl=re}},metadata:q},p,f),Pe(this,null,b,{kind:"accessor",name:"embedTitle",static:!1,private:!1,access:{has:k=>"embedTitle"in k,get:k=>k.embedTitle,set:(k,re)=>{k.embedTitle=re}},metadata:q},H,$),Pe(this,null,F,{kind:"accessor",name:"embedEmojisMap",static:!1,private:!1,access:{has:k=>"embedEmojisMap"in k,get:k=>k.embedEmojisMap,set:(k,re)=>{k.embedEmojisMap=re}},metadata:q},T,z),Pe(this,null,j,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:k=>"url"in k,get:k=>k.url,set:(k,re)=>{k.url=re}},metadata:q},N,C),Pe(this,null,Y,{kind:"accessor",name:"thumbnail",static:!1,private:!1,access:{has:k=>"thumbnail"in k,get:k=>k.thumbnail,set:(k,re)=>{k.thumbnail=re}},metadata:q},_e,ze),Pe(this,null,Te,{kind:"accessor",name:"image",static:!1,private:!1,access:{has:k=>"image"in k,get:k=>k.image,set:(k,re)=>{k.image=re}},metadata:q},Q,V),Pe(this,null,E,{kind:"accessor",name:"video",static:!1,private:!1,access:{has:k=>"video"in k,get:k=>k.video,set:(k,re)=>{k.video=re}},metadata:q},L,I),Pe(this,null,Z,{kind:"accessor",name:"provider",static:!1,private:!1,access:{has:k=>"provider"in k,get:k=>k.provider,set:(k,re)=>{k.provider=re}},metadata:q},ie,he),Pe(this,null,me,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:k=>"lightTheme"in k,get:k=>k.lightTheme,set:(k,re)=>{k.lightTheme=re}},metadata:q},ye,ue),Pe(null,t={value:i},e,{kind:"class",name:i.name,metadata:q},null,s),xe=i=t.value,q&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:q})}static styles=te`
		:host {
			color: #dcddde;
			display: flex;
			font-size: 13px;
			line-height: 150%;
			margin-bottom: 8px;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #2e3338;
		}

		:host .discord-left-border {
			background-color: #202225;
			border-radius: 4px 0 0 4px;
			flex-shrink: 0;
			width: 4px;
		}

		:host([light-theme]) .discord-left-border {
			background-color: #e3e5e8;
		}

		:host .discord-embed-root {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			min-height: 0;
			min-width: 0;
			text-indent: 0;
		}

		:host .discord-embed-wrapper {
			background-color: #2f3136;
			max-width: 520px;
			border: 1px solid rgba(46, 48, 54, 0.6);
			border-radius: 0 4px 4px 0;
			justify-self: start;
			align-self: start;
			display: grid;
			box-sizing: border-box;
		}

		:host([light-theme]) .discord-embed-wrapper {
			background-color: rgb(242, 243, 245);
			border-color: rgba(205, 205, 205, 0.3);
		}

		:host .discord-embed-wrapper .discord-embed-grid {
			display: inline-grid;
			grid-template-columns: auto -webkit-min-content;
			grid-template-columns: auto min-content;
			grid-template-columns: auto;
			grid-template-rows: auto;
			padding: 0.5rem 1rem 1rem 0.75rem;
		}

		:host .discord-embed-thumbnail {
			border-radius: 4px;
			flex-shrink: 0;
			grid-column: 2/2;
			grid-row: 1/8;
			justify-self: end;
			margin-left: 16px;
			margin-top: 8px;
			max-height: 80px;
			max-width: 80px;
			object-fit: contain;
			object-position: top center;
		}

		:host .discord-embed-author {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			font-size: 14px;
			display: flex;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-author {
			color: #060607;
		}

		:host .discord-embed-author a {
			color: #fff;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-author a:hover {
			text-decoration: underline;
		}

		:host([light-theme]) .discord-embed-author a {
			color: #060607;
		}

		:host .discord-embed-author .discord-author-image {
			border-radius: 50%;
			height: 24px;
			margin-right: 8px;
			width: 24px;
		}

		:host .discord-embed-author-block,
		:host .discord-embed-author-block > span {
			max-width: 95%;
		}

		:host .discord-embed-provider {
			font-size: 0.75rem;
			line-height: 1rem;
			font-weight: 400;
			grid-column: 1/1;
			margin-top: 8px;
			unicode-bidi: plaintext;
			text-align: left;
		}

		:host([light-theme]) .discord-embed-provider {
			color: #4f545c;
		}

		:host .discord-embed-title {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			display: inline-block;
			font-size: 1rem;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-title {
			color: #060607;
		}

		:host .discord-embed-title a {
			color: #00aff4;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-title a:hover {
			text-decoration: underline;
		}

		:host .discord-embed-image {
			border-radius: 4px;
			max-width: 300px;
			max-height: 300px;
		}

		:host .discord-embed-media {
			border-radius: 4px;
			contain: paint;
			display: block;
			grid-column: 1/1;
			margin-top: 16px;
		}

		:host .discord-embed-media.discord-embed-media-video {
			height: 225px;
		}

		:host .discord-embed.media .discord-embed-image {
			overflow: hidden;
			position: relative;
			user-select: text;
		}

		:host .discord-embed-media .discord-embed-video {
			-webkit-box-align: center;
			-webkit-box-pack: center;
			align-items: center;
			border-radius: 0;
			cursor: pointer;
			display: flex;
			height: 100%;
			justify-content: center;
			max-height: 100%;
			width: 100%;

			width: 400px;
			height: 225px;
			left: 0px;
			top: 0px;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}

		slot[name='footer']::slotted(*) {
			grid-column: 1/3;
			grid-row: auto/auto;
		}
	`;#t=ge(this,a,void 0);get color(){return this.#t}set color(q){this.#t=q}#e=(ge(this,o),ge(this,m,void 0));get authorName(){return this.#e}set authorName(q){this.#e=q}#s=(ge(this,d),ge(this,v,void 0));get authorImage(){return this.#s}set authorImage(q){this.#s=q}#i=(ge(this,u),ge(this,p,void 0));get authorUrl(){return this.#i}set authorUrl(q){this.#i=q}#r=(ge(this,f),ge(this,H,void 0));get embedTitle(){return this.#r}set embedTitle(q){this.#r=q}#a=(ge(this,$),ge(this,T,{}));get embedEmojisMap(){return this.#a}set embedEmojisMap(q){this.#a=q}#o=(ge(this,z),ge(this,N,void 0));get url(){return this.#o}set url(q){this.#o=q}#n=(ge(this,C),ge(this,_e,void 0));get thumbnail(){return this.#n}set thumbnail(q){this.#n=q}#l=(ge(this,ze),ge(this,Q,void 0));get image(){return this.#l}set image(q){this.#l=q}#c=(ge(this,V),ge(this,L,void 0));get video(){return this.#c}set video(q){this.#c=q}#h=(ge(this,I),ge(this,ie,void 0));get provider(){return this.#h}set provider(q){this.#h=q}#d=(ge(this,he),ge(this,ye,!1));get lightTheme(){return this.#d}set lightTheme(q){this.#d=q}render(){let q=this.parseTitle(this.authorName),k=this.parseTitle(this.embedTitle);return c`<div style=${Rt({"background-color":this.color})} class="discord-left-border"></div>
			<div class="discord-embed-root">
				<div class="discord-embed-wrapper">
					<div class="discord-embed-grid">
						${K(this.provider,()=>c`<div class="discord-embed-provider">${this.provider}</div>`)}
						${K(q,()=>c`<div class="discord-embed-author">
									${K(this.authorImage,()=>c`<img src=${se(this.authorImage)} alt="" class="discord-author-image" />`)}
									${K(this.authorUrl,()=>c`<a
												href=${se(this.authorUrl)}
												target="_blank"
												rel="noopener noreferrer"
												class="discord-embed-author-block"
											>
												<span class="discord-embed-author-block">${q}</span>
											</a>`,()=>c`<span class="discord-embed-author-block">${q}</span>`)}
								</div>`)}
						${K(k,()=>c`<div class="discord-embed-title">
									${this.url?c`<a href="${this.url}" target="_blank" rel="noopener noreferrer"> ${k} </a>`:c`${k}`}
								</div>`)}
						<slot name="description"></slot>
						<slot name="fields"></slot>
						${K(this.image||this.video,()=>c`<div class=${Ie({"discord-embed-media":!0,"discord-embed-media-video":!!this.video})}>
									${this.renderMedia()}
								</div>`)}
						${K(this.thumbnail,()=>c`<img src=${se(this.thumbnail)} alt="" class="discord-embed-thumbnail" />`)}
						<slot name="footer"></slot>
					</div>
				</div>
			</div>`}renderMedia(){return this.video?c`
				<video
					controls
					muted
					preload="none"
					poster=${se(this.image)}
					src=${se(this.video)}
					height="225"
					width="400"
					class="discord-embed-video"
				>
					<img src=${se(this.image)} alt="Discord embed media" class="discord-embed-image" />
				</video>
			`:this.image?c`<img src=${se(this.image)} alt="Discord embed media" class="discord-embed-image" />`:null}parseTitle(q){if(!q)return null;let k=[],re="";for(let G of q.split(`
`)){for(let A of G.split(" ")){let oe=Ci(A)??this.embedEmojisMap[A]??{};oe.name?k.push(c`<discord-custom-emoji name=${oe.name} url=${se(oe.url)} embed-emoji></discord-custom-emoji>`):re+=`${A} `,re===" "&&k.push(c`<br />`)}k.push(re),re=""}return k.map(G=>typeof G=="string"?c`<span>${G}</span>`:G)}constructor(){super(...arguments),ge(this,ue)}static{ge(i,s)}};return xe=i})();var Cs=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},at=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Ya=(()=>{let e=[ce("discord-embed-footer")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[];var b=class extends r{static{i=this}static{let H=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x({attribute:"footer-image"})],h=[x({attribute:"footer-image-alt"})],l=[x({type:String,reflect:!0,converter:$=>es($),attribute:!0})],g=[fe({context:Ee,subscribe:!0}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],Cs(this,null,n,{kind:"accessor",name:"footerImage",static:!1,private:!1,access:{has:$=>"footerImage"in $,get:$=>$.footerImage,set:($,F)=>{$.footerImage=F}},metadata:H},a,o),Cs(this,null,h,{kind:"accessor",name:"footerImageAlt",static:!1,private:!1,access:{has:$=>"footerImageAlt"in $,get:$=>$.footerImageAlt,set:($,F)=>{$.footerImageAlt=F}},metadata:H},m,d),Cs(this,null,l,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:$=>"timestamp"in $,get:$=>$.timestamp,set:($,F)=>{$.timestamp=F}},metadata:H},v,u),Cs(this,null,g,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:$=>"lightTheme"in $,get:$=>$.lightTheme,set:($,F)=>{$.lightTheme=F}},metadata:H},p,f),Cs(null,t={value:i},e,{kind:"class",name:i.name,metadata:H},null,s),b=i=t.value,H&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:H})}static styles=te`
		:host {
			-webkit-box-align: center;
			align-items: center;
			display: flex;
			font-size: 12px;
			line-height: 16px;
			font-weight: 500;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #747f8d;
		}

		:host .discord-footer-image {
			border-radius: 50%;
			flex-shrink: 0;
			height: 20px;
			margin-right: 8px;
			width: 20px;
		}

		:host .discord-footer-separator {
			color: #dcddde;
			font-weight: 500;
			display: inline-block;
			margin: 0 4px;
		}

		:host([light-theme]) .discord-footer-separator {
			color: #5c5e66;
		}
	`;#t=at(this,a,void 0);get footerImage(){return this.#t}set footerImage(H){this.#t=H}#e=(at(this,o),at(this,m,void 0));get footerImageAlt(){return this.#e}set footerImageAlt(H){this.#e=H}#s=(at(this,d),at(this,v,void 0));get timestamp(){return this.#s}set timestamp(H){this.#s=H}#i=(at(this,u),at(this,p,!1));get lightTheme(){return this.#i}set lightTheme(H){this.#i=H}updateTimestamp(H){H&&!Number.isNaN(new Date(H).getTime())&&(this.timestamp=es(H))}render(){return this.updateTimestamp(this.timestamp),c`${K(this.footerImage,()=>c`<img src=${se(this.footerImage)} alt=${se(this.footerImageAlt)} class="discord-footer-image" />`)}
			<slot></slot>
			${K(this.timestamp,()=>c`<span class="discord-footer-separator">&bull;</span>`)}
			${K(this.timestamp,()=>` ${this.timestamp}`,()=>null)}`}constructor(){super(...arguments),at(this,f)}static{at(i,s)}};return b=i})();var ss=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Ze=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},g7=(()=>{let e=[ce("discord-link")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[];var F=class extends r{static{i=this}static{let T=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[fe({context:Ee,subscribe:!0}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],h=[x()],l=[x()],g=[x()],b=[x()],ss(this,null,n,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:z=>"lightTheme"in z,get:z=>z.lightTheme,set:(z,j)=>{z.lightTheme=j}},metadata:T},a,o),ss(this,null,h,{kind:"accessor",name:"href",static:!1,private:!1,access:{has:z=>"href"in z,get:z=>z.href,set:(z,j)=>{z.href=j}},metadata:T},m,d),ss(this,null,l,{kind:"accessor",name:"rel",static:!1,private:!1,access:{has:z=>"rel"in z,get:z=>z.rel,set:(z,j)=>{z.rel=j}},metadata:T},v,u),ss(this,null,g,{kind:"accessor",name:"target",static:!1,private:!1,access:{has:z=>"target"in z,get:z=>z.target,set:(z,j)=>{z.target=j}},metadata:T},p,f),ss(this,null,b,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:z=>"type"in z,get:z=>z.type,set:(z,j)=>{z.type=j}},metadata:T},H,$),ss(null,t={value:i},e,{kind:"class",name:i.name,metadata:T},null,s),F=i=t.value,T&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:T})}static styles=te`
		a {
			color: #00aff4;
			text-decoration: none;
		}

		a:hover {
			text-decoration: underline;
		}

		.discord-link-light-theme a {
			color: #00b0f4;
		}
	`;#t=Ze(this,a,!1);get lightTheme(){return this.#t}set lightTheme(T){this.#t=T}#e=(Ze(this,o),Ze(this,m,void 0));get href(){return this.#e}set href(T){this.#e=T}#s=(Ze(this,d),Ze(this,v,void 0));get rel(){return this.#s}set rel(T){this.#s=T}#i=(Ze(this,u),Ze(this,p,void 0));get target(){return this.#i}set target(T){this.#i=T}#r=(Ze(this,f),Ze(this,H,void 0));get type(){return this.#r}set type(T){this.#r=T}render(){return c`<a
			href=${se(this.href)}
			rel=${se(this.rel)}
			target=${se(this.target)}
			type=${se(this.type)}
			class=${Ie({"discord-link-light-theme":this.lightTheme})}
			><slot></slot
		></a>`}constructor(){super(...arguments),Ze(this,$)}static{Ze(i,s)}};return F=i})();var Y3=D`
	<path
		fill="currentColor"
		d="M12 2a1 1 0 0 1 1 1v10.59l3.3-3.3a1 1 0 1 1 1.4 1.42l-5 5a1 1 0 0 1-1.4 0l-5-5a1 1 0 1 1 1.4-1.42l3.3 3.3V3a1 1 0 0 1 1-1ZM3 20a1 1 0 1 0 0 2h18a1 1 0 1 0 0-2H3Z"
	/>
`;function wr(e={}){return c`<svg
		${O(e)}
		class="discord-icon-download"
		aria-hidden="true"
		role="img"
		xmlns="http://www.w3.org/2000/svg"
		width="20"
		height="20"
		fill="none"
		viewBox="0 0 24 24"
	>
		${Y3}
	</svg>`}var X3=D`
	<path
	fill="#939bf9"
	d="m72 29.3v60.3c0 2.24 0 3.36-.44 4.22-.38.74-1 1.36-1.74 1.74-.86.44-1.98.44-4.22.44h-59.2c-2.24 0-3.36 0-4.22-.44-.74-.38-1.36-1-1.74-1.74-.44-.86-.44-1.98-.44-4.22v-83.2c0-2.24 0-3.36.44-4.22.38-.74 1-1.36 1.74-1.74.86-.44 1.98-.44 4.22-.44h36.3c1.96 0 2.94 0 3.86.22.5.12.98.28 1.44.5v16.88c0 2.24 0 3.36.44 4.22.38.74 1 1.36 1.74 1.74.86.44 1.98.44 4.22.44h16.88c.22.46.38.94.5 1.44.22.92.22 1.9.22 3.86z" fill="#d3d6fd"/><path d="m68.26 20.26c1.38 1.38 2.06 2.06 2.56 2.88.18.28.32.56.46.86h-16.88c-2.24 0-3.36 0-4.22-.44-.74-.38-1.36-1-1.74-1.74-.44-.86-.44-1.98-.44-4.22v-16.880029c.3.14.58.28.86.459999.82.5 1.5 1.18 2.88 2.56z" />
`;function zr(e={}){return c`<svg ${O(e)} aria-hidden="false" fill="none" width="72" height="96" viewBox="0 0 72 96">${X3}</svg>`}var ot=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Se=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Xa=(()=>{let e=[ce("discord-file-attachment")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[],j,N=[],C=[],Y,_e=[],ze=[];var Te=class extends r{static{i=this}static{let Q=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x({type:Number})],l=[x({attribute:"bytes-unit"})],g=[x()],b=[x()],F=[x()],j=[x()],Y=[fe({context:Ee,subscribe:!0}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],ot(this,null,n,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:V=>"name"in V,get:V=>V.name,set:(V,E)=>{V.name=E}},metadata:Q},a,o),ot(this,null,h,{kind:"accessor",name:"bytes",static:!1,private:!1,access:{has:V=>"bytes"in V,get:V=>V.bytes,set:(V,E)=>{V.bytes=E}},metadata:Q},m,d),ot(this,null,l,{kind:"accessor",name:"bytesUnit",static:!1,private:!1,access:{has:V=>"bytesUnit"in V,get:V=>V.bytesUnit,set:(V,E)=>{V.bytesUnit=E}},metadata:Q},v,u),ot(this,null,g,{kind:"accessor",name:"href",static:!1,private:!1,access:{has:V=>"href"in V,get:V=>V.href,set:(V,E)=>{V.href=E}},metadata:Q},p,f),ot(this,null,b,{kind:"accessor",name:"rel",static:!1,private:!1,access:{has:V=>"rel"in V,get:V=>V.rel,set:(V,E)=>{V.rel=E}},metadata:Q},H,$),ot(this,null,F,{kind:"accessor",name:"target",static:!1,private:!1,access:{has:V=>"target"in V,get:V=>V.target,set:(V,E)=>{V.target=E}},metadata:Q},T,z),ot(this,null,j,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:V=>"type"in V,get:V=>V.type,set:(V,E)=>{V.type=E}},metadata:Q},N,C),ot(this,null,Y,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:V=>"lightTheme"in V,get:V=>V.lightTheme,set:(V,E)=>{V.lightTheme=E}},metadata:Q},_e,ze),ot(null,t={value:i},e,{kind:"class",name:i.name,metadata:Q},null,s),Te=i=t.value,Q&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:Q})}static styles=te`
		:host {
			display: grid;
			height: -moz-fit-content;
			height: fit-content;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			grid-template-columns: repeat(auto-fill, minmax(100%, 1fr));
			text-indent: 0;
			min-height: 0;
			min-width: 0;
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
			position: relative;
		}

		:host > * {
			justify-self: start;
			align-self: start;
		}

		.discord-file-attachment-non-visual-media-item-container:hover .discord-button-download-attachment {
			display: block !important;
		}

		.discord-button-download-attachment {
			display: none;
			position: absolute;
			top: -8px;
			right: -8px;
			border-radius: 5px;
			outline: color-mix(in oklab, hsl(220 calc(1 * 6.5%) 18% / 1) 100%, black 0%);
			background-color: color-mix(in oklab, hsl(223 calc(1 * 6.7%) 20.6% / 1) 100%, black 0%);
		}

		.discord-link-download-attachment {
			color: color-mix(in oklab, hsl(215 calc(1 * 8.8%) 73.3% / 1) 100%, black 0%);
			display: flex;
		}

		.discord-icon-download {
			padding: 6px;
		}

		.discord-file-attachment-non-visual-media-item-container {
			margin-top: 8px;
			max-width: 100%;
			display: flex;
			flex-direction: column;
			position: relative;
		}

		.discord-file-attachment-non-visual-media-item {
			width: -moz-fit-content;
			width: fit-content;
			max-width: 100%;
		}

		.discord-file-attachment-mosaic-item-media {
			position: relative;
			max-height: inherit;
			border-radius: 2px;
			width: 100%;
			align-items: center;
			display: flex;
			flex-flow: row nowrap;
			max-width: 100%;
			height: 100%;
		}

		.discord-file-attachment-mosaic-style {
			padding: 16px;
			border-radius: 8px;
			width: 432px;
			max-width: 100%;
			flex: auto;
			border-color: #202020;
			background-color: #282828;

			align-items: center;
			flex-direction: row;
			display: flex;
			box-sizing: border-box;
			letter-spacing: 0;
			border: 1px solid transparent;
		}

		.discord-file-attachment-light-theme.discord-file-attachment-mosaic-style {
			border-color: #f3f3f3;
			background-color: #f9f9f9;
		}

		.discord-file-attachment-icon {
			width: 30px;
			height: 40px;
			margin-right: 8px;
			flex-shrink: 0;
		}

		.discord-file-attachment-inner {
			flex: 1;
			white-space: nowrap;
			text-overflow: ellipsis;
			overflow: hidden;
		}

		.discord-file-attachment-filename-link-wrapper {
			color: #00aff4;
			white-space: nowrap;
			text-overflow: ellipsis;
			overflow: hidden;
		}

		.discord-file-attachment-metadata {
			line-height: 16px;
			font-size: 12px;
			font-weight: 400;
			color: hsl(223 calc(1 * 5.8%) 52.9% / 1);
			margin-right: 8px;
		}
	`;#t=Se(this,a,void 0);get name(){return this.#t}set name(Q){this.#t=Q}#e=(Se(this,o),Se(this,m,void 0));get bytes(){return this.#e}set bytes(Q){this.#e=Q}#s=(Se(this,d),Se(this,v,void 0));get bytesUnit(){return this.#s}set bytesUnit(Q){this.#s=Q}#i=(Se(this,u),Se(this,p,void 0));get href(){return this.#i}set href(Q){this.#i=Q}#r=(Se(this,f),Se(this,H,void 0));get rel(){return this.#r}set rel(Q){this.#r=Q}#a=(Se(this,$),Se(this,T,void 0));get target(){return this.#a}set target(Q){this.#a=Q}#o=(Se(this,z),Se(this,N,void 0));get type(){return this.#o}set type(Q){this.#o=Q}#n=(Se(this,C),Se(this,_e,!1));get lightTheme(){return this.#n}set lightTheme(Q){this.#n=Q}render(){return c`<div class="discord-file-attachment-non-visual-media-item-container">
			<div class="discord-file-attachment-non-visual-media-item">
				<div class="discord-file-attachment-mosaic-item-media">
					<div class=${Ie({"discord-file-attachment-mosaic-style":!0,"discord-file-attachment-light-theme":this.lightTheme})}>
						${zr({class:"discord-file-attachment-icon",alt:"Attachment file type: unknown",title:"unknown"})}
						<div class="discord-file-attachment-inner">
							<div class="discord-file-attachment-filename-link-wrapper">
								<discord-link
									href=${se(this.href)}
									rel=${se(this.rel)}
									target=${se(this.target)}
									type=${se(this.type)}
								>
									${this.name}
								</discord-link>
							</div>
							<div class="discord-file-attachment-metadata">
								${this.bytes}${K(this.bytesUnit,()=>c` ${this.bytesUnit}`,()=>null)}
							</div>
						</div>
					</div>
				</div>
			</div>
			<div class="discord-button-download-attachment">
				<a
					class="discord-link-download-attachment"
					aria-label="Download"
					href="${se(this.href)}"
					rel="noreferrer noopener"
					target="_blank"
					role="button"
					tabindex="0"
				>
					${wr()}
				</a>
			</div>
		</div>`}constructor(){super(...arguments),Se(this,ze)}static{Se(i,s)}};return Te=i})();var J3=D`
 	<path 
		fill="currentColor" 
 		d="M15.56 11.77c.2-.1.44.02.44.23a4 4 0 1 1-4-4c.21 0 .33.25.23.44a2.5 2.5 0 0 0 3.32 3.32Z"
 	/>
  	<path 
		fill="currentColor" 
  		fill-rule="evenodd" 
  		d="M22.89 11.7q.105.3 0 .6C22.27 13.9 19.1 21 12 21c-7.11 0-10.27-7.11-10.89-8.7a.83.83 0 0 1 0-.6C1.73 10.1 4.9 3 12 3c7.11 0 10.27 7.11 10.89 8.7m-4.5-3.62A15.1 15.1 0 0 1 20.85 12c-.38.88-1.18 2.47-2.46 3.92C16.87 17.62 14.8 19 12 19s-4.87-1.38-6.39-3.08A15.1 15.1 0 0 1 3.15 12c.38-.88 1.18-2.47 2.46-3.92C7.13 6.38 9.2 5 12 5s4.87 1.38 6.39 3.08" 
  		clip-rule="evenodd"
  	/>
`;function yr(e={}){return c`<svg
		${O(e)}
		class="discord-message-ephemeral-icon"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${J3}
	</svg>`}var ve=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},J=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},xr=(()=>{let e=[ce("discord-message")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[],j,N=[],C=[],Y,_e=[],ze=[],Te,Q=[],V=[],E,L=[],I=[],Z,ie=[],he=[],me,ye=[],ue=[],xe,q=[],k=[],re,G=[],A=[],oe,Et=[],Xe=[],mt,He=[],Mt=[],et,X=[],ft=[],we,de=[],Je=[],Le,P=[],M=[],y,U=[],ee=[],le,Ce=[],je=[],Ls,Fs=[],la=[],ca,ha=[],da=[],ma,fa=[],pa=[];var ua=class extends r{static{i=this}static{let S=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x()],l=[x()],g=[x({type:Boolean})],b=[x({type:Boolean})],F=[x({type:Boolean,attribute:"official-app"})],j=[x({type:Boolean})],Y=[x({type:Boolean})],Te=[x({type:Boolean})],E=[x({attribute:"role-color"})],Z=[x({attribute:"role-icon"})],me=[x({attribute:"role-name"})],xe=[x({attribute:"clan-icon"})],re=[x({attribute:"clan-tag"})],oe=[x({type:Boolean,reflect:!0})],mt=[x({type:Boolean,reflect:!0})],et=[x({type:String,converter:_=>es(_,!1,!1),attribute:!0})],we=[x({type:Boolean,attribute:"twenty-four"})],Le=[x({type:Boolean,attribute:"message-body-only"})],y=[fe({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],le=[fe({context:it}),x({type:Boolean,reflect:!0,attribute:"compact-mode"})],Ls=[fe({context:pr}),x({type:Boolean,reflect:!0,attribute:"no-background"})],ca=[x({type:Boolean,reflect:!0,attribute:"has-thread"})],ma=[x({reflect:!1,attribute:"dismiss-message-clicked"})],ve(this,null,n,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:_=>"profile"in _,get:_=>_.profile,set:(_,B)=>{_.profile=B}},metadata:S},a,o),ve(this,null,h,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:_=>"author"in _,get:_=>_.author,set:(_,B)=>{_.author=B}},metadata:S},m,d),ve(this,null,l,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:_=>"avatar"in _,get:_=>_.avatar,set:(_,B)=>{_.avatar=B}},metadata:S},v,u),ve(this,null,g,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:_=>"bot"in _,get:_=>_.bot,set:(_,B)=>{_.bot=B}},metadata:S},p,f),ve(this,null,b,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:_=>"server"in _,get:_=>_.server,set:(_,B)=>{_.server=B}},metadata:S},H,$),ve(this,null,F,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:_=>"officialApp"in _,get:_=>_.officialApp,set:(_,B)=>{_.officialApp=B}},metadata:S},T,z),ve(this,null,j,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:_=>"verified"in _,get:_=>_.verified,set:(_,B)=>{_.verified=B}},metadata:S},N,C),ve(this,null,Y,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:_=>"op"in _,get:_=>_.op,set:(_,B)=>{_.op=B}},metadata:S},_e,ze),ve(this,null,Te,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:_=>"edited"in _,get:_=>_.edited,set:(_,B)=>{_.edited=B}},metadata:S},Q,V),ve(this,null,E,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:_=>"roleColor"in _,get:_=>_.roleColor,set:(_,B)=>{_.roleColor=B}},metadata:S},L,I),ve(this,null,Z,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:_=>"roleIcon"in _,get:_=>_.roleIcon,set:(_,B)=>{_.roleIcon=B}},metadata:S},ie,he),ve(this,null,me,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:_=>"roleName"in _,get:_=>_.roleName,set:(_,B)=>{_.roleName=B}},metadata:S},ye,ue),ve(this,null,xe,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:_=>"clanIcon"in _,get:_=>_.clanIcon,set:(_,B)=>{_.clanIcon=B}},metadata:S},q,k),ve(this,null,re,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:_=>"clanTag"in _,get:_=>_.clanTag,set:(_,B)=>{_.clanTag=B}},metadata:S},G,A),ve(this,null,oe,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:_=>"highlight"in _,get:_=>_.highlight,set:(_,B)=>{_.highlight=B}},metadata:S},Et,Xe),ve(this,null,mt,{kind:"accessor",name:"ephemeral",static:!1,private:!1,access:{has:_=>"ephemeral"in _,get:_=>_.ephemeral,set:(_,B)=>{_.ephemeral=B}},metadata:S},He,Mt),ve(this,null,et,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:_=>"timestamp"in _,get:_=>_.timestamp,set:(_,B)=>{_.timestamp=B}},metadata:S},X,ft),ve(this,null,we,{kind:"accessor",name:"twentyFour",static:!1,private:!1,access:{has:_=>"twentyFour"in _,get:_=>_.twentyFour,set:(_,B)=>{_.twentyFour=B}},metadata:S},de,Je),ve(this,null,Le,{kind:"accessor",name:"messageBodyOnly",static:!1,private:!1,access:{has:_=>"messageBodyOnly"in _,get:_=>_.messageBodyOnly,set:(_,B)=>{_.messageBodyOnly=B}},metadata:S},P,M),ve(this,null,y,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:_=>"lightTheme"in _,get:_=>_.lightTheme,set:(_,B)=>{_.lightTheme=B}},metadata:S},U,ee),ve(this,null,le,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:_=>"compactMode"in _,get:_=>_.compactMode,set:(_,B)=>{_.compactMode=B}},metadata:S},Ce,je),ve(this,null,Ls,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:_=>"noBackground"in _,get:_=>_.noBackground,set:(_,B)=>{_.noBackground=B}},metadata:S},Fs,la),ve(this,null,ca,{kind:"accessor",name:"hasThread",static:!1,private:!1,access:{has:_=>"hasThread"in _,get:_=>_.hasThread,set:(_,B)=>{_.hasThread=B}},metadata:S},ha,da),ve(this,null,ma,{kind:"accessor",name:"dismissMessageClicked",static:!1,private:!1,access:{has:_=>"dismissMessageClicked"in _,get:_=>_.dismissMessageClicked,set:(_,B)=>{_.dismissMessageClicked=B}},metadata:S},fa,pa),ve(null,t={value:i},e,{kind:"class",name:i.name,metadata:S},null,s),ua=i=t.value,S&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:S})}static styles=te`
		:host {
			color: #dcddde;
			display: flex;
			flex-direction: column;
			font-size: 0.9em;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			position: relative;
			word-wrap: break-word;
			-webkit-user-select: text;
			-moz-user-select: text;
			-ms-user-select: text;
			user-select: text;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			min-height: 1.375rem;
			padding-left: 1em;
			padding-right: 48px;
			margin-top: inherit;
			margin-bottom: inherit;
			line-height: 16px;
		}

		.discord-message-inner {
			display: flex;
			position: relative;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
		}

		.discord-message-inner-center {
			align-items: center;
		}

		:host([message-body-only]) {
			margin-top: 0px !important;
			padding-top: 0.125rem !important;
			padding-bottom: 0.0625rem !important;
		}

		:host([highlight]),
		:host([ephemeral]) {
			padding-right: 5px;
			position: relative;
		}

		:host([highlight])::before,
		:host([ephemeral])::before {
			content: '';
			position: absolute;
			display: block;
			top: 0;
			left: 0;
			bottom: 0;
			pointer-events: none;
			width: 2px;
		}

		:host([highlight]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight][light-theme]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight])::before {
			background-color: #faa61a;
		}

		:host([light-theme][highlight])::before {
			background-color: #af7615;
		}

		:host([ephemeral]) {
			background-color: rgba(88, 101, 242, 0.05);
		}

		:host([ephemeral]:hover) {
			background-color: rgba(88, 101, 242, 0.1);
		}

		:host([ephemeral])::before {
			background-color: #5865f2;
		}

		:host([light-theme]) {
			color: #2e3338;
			border-color: #eceeef;
		}

		.discord-author-avatar {
			margin-right: 16px;
			margin-top: 5px;
			min-width: 40px;
			z-index: 1;
			display: flex;
		}

		.discord-author-avatar img {
			width: 40px;
			height: 40px;
			border-radius: 50%;
			cursor: pointer;
		}

		.discord-message-timestamp {
			color: #72767d;
			font-size: 12px;
			margin-left: 3px;
		}

		.discord-message-body-only-indent {
			width: 56px;
		}

		:host(:hover) .discord-message-timestamp-hover::before {
			content: attr(datetime);
		}

		:host([light-theme]) .discord-message-timestamp {
			color: #747f8d;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-message-content {
			width: 100%;
			line-height: 160%;
			font-weight: normal;
			padding-top: 2px;
		}

		.discord-message-body {
			font-size: 1rem;
			font-weight: 400;
			word-break: break-word;
			position: relative;
		}

		:host([light-theme]) .discord-message-timestamp,
		:host([compact-mode]) .discord-message:hover .discord-message-timestamp {
			color: #99aab5;
		}

		:host([light-theme][compact-mode]).discord-message-timestamp {
			color: #d1d9de;
		}

		:host([compact-mode]) .discord-message-timestamp {
			display: inline-block;
			width: 3.1rem;
			text-align: right;
			font-size: 0.6875rem;
			line-height: 1.375rem;
			margin-right: 0.375rem;
			margin-left: 0;
			text-indent: 0;
		}

		:host([compact-mode]) .discord-message-body {
			line-height: 1.375rem;
			padding-left: 10px;
			margin-left: -6px;
		}

		:host([compact-mode]) .discord-message-compact-indent {
			padding-left: 10px;
		}

		:host .discord-message-markup {
			font-size: 1rem;
			line-height: 1.375rem;
			word-wrap: break-word;
			user-select: text;
			font-weight: 400;
			display: inline;
		}

		:host(:hover) {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([highlight]:hover) {
			background-color: hsl(40 calc(1 * 86.4%) 56.9%/0.08);
		}

		:host([has-thread]):after {
			width: 2rem;
			left: 2.2rem;
			top: 4.8rem;
			border-left: 2px solid #4f545c !important;
			border-bottom: 2px solid #4f545c !important;
			border-bottom-left-radius: 8px !important;
			bottom: 29px;
			content: '';
			position: absolute;
		}

		:host([light-theme][has-Thread]):after {
			border-color: #747f8d !important;
		}

		.discord-message-ephemeral {
			margin-top: 4px;
			font-size: 12px;
			font-weight: 400;
			color: #72767d;
		}

		:host([light-theme]) .discord-message-ephemeral {
			color: #747f8d;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link {
			color: #00aff4;
			font-weight: 500;
			cursor: pointer;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link:hover {
			text-decoration: underline;
		}

		.discord-message-ephemeral .discord-message-ephemeral-icon {
			margin-right: 4px;
			vertical-align: text-bottom;
		}
	`;#t=J(this,a,void 0);get profile(){return this.#t}set profile(S){this.#t=S}#e=(J(this,o),J(this,m,"User"));get author(){return this.#e}set author(S){this.#e=S}#s=(J(this,d),J(this,v,void 0));get avatar(){return this.#s}set avatar(S){this.#s=S}#i=(J(this,u),J(this,p,!1));get bot(){return this.#i}set bot(S){this.#i=S}#r=(J(this,f),J(this,H,!1));get server(){return this.#r}set server(S){this.#r=S}#a=(J(this,$),J(this,T,!1));get officialApp(){return this.#a}set officialApp(S){this.#a=S}#o=(J(this,z),J(this,N,!1));get verified(){return this.#o}set verified(S){this.#o=S}#n=(J(this,C),J(this,_e,!1));get op(){return this.#n}set op(S){this.#n=S}#l=(J(this,ze),J(this,Q,!1));get edited(){return this.#l}set edited(S){this.#l=S}#c=(J(this,V),J(this,L,void 0));get roleColor(){return this.#c}set roleColor(S){this.#c=S}#h=(J(this,I),J(this,ie,void 0));get roleIcon(){return this.#h}set roleIcon(S){this.#h=S}#d=(J(this,he),J(this,ye,void 0));get roleName(){return this.#d}set roleName(S){this.#d=S}#m=(J(this,ue),J(this,q,void 0));get clanIcon(){return this.#m}set clanIcon(S){this.#m=S}#f=(J(this,k),J(this,G,void 0));get clanTag(){return this.#f}set clanTag(S){this.#f=S}#p=(J(this,A),J(this,Et,!1));get highlight(){return this.#p}set highlight(S){this.#p=S}#u=(J(this,Xe),J(this,He,!1));get ephemeral(){return this.#u}set ephemeral(S){this.#u=S}#g=(J(this,Mt),J(this,X,new Date));get timestamp(){return this.#g}set timestamp(S){this.#g=S}#v=(J(this,ft),J(this,de,!1));get twentyFour(){return this.#v}set twentyFour(S){this.#v=S}#b=(J(this,Je),J(this,P,!1));get messageBodyOnly(){return this.#b}set messageBodyOnly(S){this.#b=S}#_=(J(this,M),J(this,U,!1));get lightTheme(){return this.#_}set lightTheme(S){this.#_=S}#w=(J(this,ee),J(this,Ce,!1));get compactMode(){return this.#w}set compactMode(S){this.#w=S}#z=(J(this,je),J(this,Fs,!1));get noBackground(){return this.#z}set noBackground(S){this.#z=S}#y=(J(this,la),J(this,ha,!1));get hasThread(){return this.#y}set hasThread(S){this.#y=S}#x=(J(this,da),J(this,fa,()=>{}));get dismissMessageClicked(){return this.#x}set dismissMessageClicked(S){this.#x=S}willUpdate(){this.hasThread=Array.from(this.children).some(S=>S.tagName.toLowerCase()==="discord-thread"),this.highlight=this.highlight||Array.from(this.children).some(S=>S.tagName.toLowerCase()==="discord-mention"&&S.hasAttribute("highlight")&&(S.type==="user"||S.type==="role"))}handleSpaceToDismissMessage(S){S.code==="Space"&&(S.preventDefault(),S.stopPropagation(),this.dismissMessageClicked?.())}render(){let S={author:this.author,bot:this.bot,officialApp:this.officialApp,verified:this.verified,server:this.server,op:this.op,roleColor:this.roleColor,roleIcon:this.roleIcon,clanIcon:this.clanIcon,clanTag:this.clanTag,roleName:this.roleName},_=this.profile!==void 0&&Reflect.get(Mi,this.profile)||{},B={...S,..._,avatar:this.resolveAvatar(_.avatar??this.avatar)},hs=es(this.timestamp,this.compactMode,this.twentyFour)??void 0;return c`
			<slot name="reply"></slot>
			<div
				class=${Ie({"discord-message-inner":!0,"discord-message-inner-center":this.messageBodyOnly})}
			>
				${K(this.compactMode&&!this.messageBodyOnly,()=>c`<time datetime="${se(hs)}" class="discord-message-timestamp">${hs}</time>`,()=>null)}
				${K(this.messageBodyOnly,()=>c`<time
							datetime="${se(hs)}"
							class=${Ie({"discord-message-timestamp":!0,"discord-message-timestamp-hover":!0,"discord-message-body-only-indent":!this.compactMode})}
						></time>`,()=>null)}
				${K(this.compactMode||this.messageBodyOnly,()=>null,()=>c`<div class="discord-author-avatar">
							<img src="${se(B.avatar)}" alt="${se(B.author)}" />
						</div>`)}

				<div class="discord-message-content">
					${K(this.compactMode||this.messageBodyOnly,()=>null,()=>c`
							<discord-author-info
								author=${B.author??""}
								?bot=${B.bot??!1}
								?server=${B.server??!1}
								?official-app=${B.officialApp??!1}
								?verified=${B.verified??!1}
								?op=${B.op??!1}
								role-color=${B.roleColor??""}
								role-icon=${B.roleIcon??""}
								role-name=${B.roleName??""}
								clan-icon=${B.clanIcon??""}
								clan-tag=${B.clanTag??""}
							></discord-author-info
							><time datetime="${se(hs)}" class="discord-message-timestamp">${hs}</time>
						`)}
					<div class="discord-message-body">
						${K(this.compactMode,()=>c`<discord-author-info
									author=${B.author??""}
									?bot=${B.bot??!1}
									?server=${B.server??!1}
									?official-app=${B.officialApp??!1}
									?verified=${B.verified??!1}
									?op=${B.op??!1}
									role-color=${B.roleColor??""}
									role-icon=${B.roleIcon??""}
									role-name=${B.roleName??""}
									clan-icon=${B.clanIcon??""}
									clan-tag=${B.clanTag??""}
								></discord-author-info>`,()=>null)}<span class="discord-message-markup"><slot></slot></span>
						${K(this.edited,()=>c`<span class="discord-message-edited">(edited)</span>`,()=>null)}
					</div>
					<div class="discord-message-compact-indent">
						<slot name="attachments"></slot>
						<slot name="embeds"></slot>
						<slot name="components"></slot>
						<slot name="reactions"></slot>
						<slot name="thread"></slot>
						${K(this.ephemeral,()=>c`
								<div class="discord-message-ephemeral">
									${yr()} Only you can see this •
									<span
										role="button"
										class="discord-message-ephemeral-link"
										@click=${this.dismissMessageClicked}
										@keydown=${this.handleSpaceToDismissMessage}
										>Dismiss message</span
									>
								</div>
							`,()=>null)}
					</div>
				</div>
			</div>
		`}resolveAvatar(S){return S===void 0?Nt.default:Nt[S]??S??Nt.default}constructor(){super(...arguments),J(this,pa)}static{J(i,s)}};return ua=i})();var Ot=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},Ve=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Ja=(()=>{let e=[ce("discord-reaction")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[];var j=class extends r{static{i=this}static{let N=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x()],l=[x({type:Number})],g=[x({type:Boolean,reflect:!0})],b=[x({type:Boolean})],F=[fe({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],Ot(this,null,n,{kind:"accessor",name:"emoji",static:!1,private:!1,access:{has:C=>"emoji"in C,get:C=>C.emoji,set:(C,Y)=>{C.emoji=Y}},metadata:N},a,o),Ot(this,null,h,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:C=>"name"in C,get:C=>C.name,set:(C,Y)=>{C.name=Y}},metadata:N},m,d),Ot(this,null,l,{kind:"accessor",name:"count",static:!1,private:!1,access:{has:C=>"count"in C,get:C=>C.count,set:(C,Y)=>{C.count=Y}},metadata:N},v,u),Ot(this,null,g,{kind:"accessor",name:"reacted",static:!1,private:!1,access:{has:C=>"reacted"in C,get:C=>C.reacted,set:(C,Y)=>{C.reacted=Y}},metadata:N},p,f),Ot(this,null,b,{kind:"accessor",name:"interactive",static:!1,private:!1,access:{has:C=>"interactive"in C,get:C=>C.interactive,set:(C,Y)=>{C.interactive=Y}},metadata:N},H,$),Ot(this,null,F,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:C=>"lightTheme"in C,get:C=>C.lightTheme,set:(C,Y)=>{C.lightTheme=Y}},metadata:N},T,z),Ot(null,t={value:i},e,{kind:"class",name:i.name,metadata:N},null,s),j=i=t.value,N&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:N})}static styles=te`
		:host > *:first-child {
			border-radius: 0.5rem;
			cursor: pointer;
			flex-shrink: 0;
			margin-right: 0.25rem;
			margin-bottom: 0.25rem;
			user-select: none;
			transition: none 0.1s ease;
			transition-property: background-color, border-color;
			background-color: #2f3136;
			border: 1px solid transparent;
		}

		:host([light-theme]) > *:first-child {
			background-color: #f2f3f5;
		}

		:host > *:first-child:hover {
			background-color: #36393f;
			border-color: #fff2;
		}

		:host([light-theme]:not([reacted])) > *:first-child:hover {
			background-color: white;
			border-color: #0003;
		}

		:host([reacted]) > *:first-child {
			background-color: rgba(88, 101, 242, 0.15);
			border-color: #5865f2;
		}

		:host([light-theme][reacted]) > *:first-child {
			background-color: #e7e9fd;
		}

		:host .discord-reaction-inner {
			display: flex;
			align-items: center;
			padding: 0.125rem 0.375rem;
		}

		:host img {
			width: 1rem;
			height: 1rem;
			margin: 0.125rem 0;
			min-width: auto;
			min-height: auto;
			object-fit: contain;
			vertical-align: bottom;
		}

		:host .discord-reaction-count {
			font-size: 0.875rem;
			font-weight: 500;
			margin-left: 0.375rem;
			text-align: center;
			color: #b9bbbe;
		}

		:host([light-theme]) .discord-reaction-count {
			color: #4f5660;
		}

		:host([reacted]) .discord-reaction-count {
			color: #dee0fc;
		}

		:host([light-theme][reacted]) .discord-reaction-count {
			color: #5865f2;
		}
	`;#t=Ve(this,a,void 0);get emoji(){return this.#t}set emoji(N){this.#t=N}#e=(Ve(this,o),Ve(this,m,":emoji:"));get name(){return this.#e}set name(N){this.#e=N}#s=(Ve(this,d),Ve(this,v,1));get count(){return this.#s}set count(N){this.#s=N}#i=(Ve(this,u),Ve(this,p,!1));get reacted(){return this.#i}set reacted(N){this.#i=N}#r=(Ve(this,f),Ve(this,H,!1));get interactive(){return this.#r}set interactive(N){this.#r=N}#a=(Ve(this,$),Ve(this,T,!1));get lightTheme(){return this.#a}set lightTheme(N){this.#a=N}render(){return c`<div class="discord-reaction-inner" @click=${this.handleReactionClick} @keydown=${this.handleReactionClick}>
			${K(this.emoji?.includes("http")||this.emoji?.startsWith("/")||this.emoji?.startsWith("./"),()=>c`<img src=${se(this.emoji)} alt=${se(this.name)} draggable="false" />`,()=>c`<span>${this.emoji}</span>`)}
			<span class="discord-reaction-count">${this.count}</span>
		</div>`}handleReactionClick=(Ve(this,z),N=>{this.interactive&&(N.shiftKey?this.count--:this.count++,this.count<=0&&(this.count=1))});static{Ve(i,s)}};return j=i})();var Q3=D`
	<path
		fill="currentColor"
		d="M56 50.6667V13.3333C56 10.4 53.6 8 50.6667 8H13.3333C10.4 8 8 10.4 8 13.3333V50.6667C8 53.6 10.4 56 13.3333 56H50.6667C53.6 56 56 53.6 56 50.6667ZM22.6667 36L29.3333 44.0267L38.6667 32L50.6667 48H13.3333L22.6667 36Z"
	/>
`;function Er(e={}){return c`<svg ${O(e)} aria-hidden="false" width="64" height="64" viewBox="0 0 64 64">${Q3}</svg>`}var el=D`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M5 3C3.89543 3 3 3.89543 3 5V19C3 20.1046 3.89543 21 5 21H19C20.1046 21 21 20.1046 21 19V5C21 3.89543 20.1046 3 19 3H5ZM16.8995 8.41419L15.4853 6.99998L7 15.4853L8.41421 16.8995L16.8995 8.41419Z"
	/>
`;function Mr(e){return c`<svg ${O(e||{})} class="discord-command-icon" aria-hidden="false" width="24" height="24" viewBox="0 0 24 24">
		${el}
	</svg>`}var tl=D`
	<path
		d="M0.809739 3.59646L5.12565 0.468433C5.17446 0.431163 5.23323 0.408043 5.2951 0.401763C5.35698 0.395482 5.41943 0.406298 5.4752 0.432954C5.53096 0.45961 5.57776 0.50101 5.61013 0.552343C5.64251 0.603676 5.65914 0.662833 5.6581 0.722939V2.3707C10.3624 2.3707 11.2539 5.52482 11.3991 7.21174C11.4028 7.27916 11.3848 7.34603 11.3474 7.40312C11.3101 7.46021 11.2554 7.50471 11.1908 7.53049C11.1262 7.55626 11.0549 7.56204 10.9868 7.54703C10.9187 7.53201 10.857 7.49695 10.8104 7.44666C8.72224 5.08977 5.6581 5.63359 5.6581 5.63359V7.28135C5.65831 7.34051 5.64141 7.39856 5.60931 7.44894C5.5772 7.49932 5.53117 7.54004 5.4764 7.5665C5.42163 7.59296 5.3603 7.60411 5.29932 7.59869C5.23834 7.59328 5.18014 7.57151 5.13128 7.53585L0.809739 4.40892C0.744492 4.3616 0.691538 4.30026 0.655067 4.22975C0.618596 4.15925 0.599609 4.08151 0.599609 4.00269C0.599609 3.92386 0.618596 3.84612 0.655067 3.77562C0.691538 3.70511 0.744492 3.64377 0.809739 3.59646Z"
		fill="currentColor"
	/>
`;function Tr(e={}){return c`<svg ${O(e)} class="discord-reply-icon" aria-hidden="false" width="12" height="8" viewBox="0 0 12 8">${tl}</svg>`}var $e=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},ne=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},Qa=(()=>{let e=[ce("discord-reply")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[],g,p=[],f=[],b,H=[],$=[],F,T=[],z=[],j,N=[],C=[],Y,_e=[],ze=[],Te,Q=[],V=[],E,L=[],I=[],Z,ie=[],he=[],me,ye=[],ue=[],xe,q=[],k=[],re,G=[],A=[],oe,Et=[],Xe=[],mt,He=[],Mt=[],et,X=[],ft=[],we,de=[],Je=[];var Le=class extends r{static{i=this}static{let P=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x()],l=[x()],g=[x({type:Boolean})],b=[x({type:Boolean})],F=[x({type:Boolean,attribute:"official-app"})],j=[x({type:Boolean})],Y=[x({type:Boolean})],Te=[x({type:Boolean})],E=[x({attribute:"role-color"})],Z=[x({type:Boolean})],me=[x({type:Boolean})],xe=[x({type:Boolean})],re=[x({attribute:"clan-icon"})],oe=[x({attribute:"clan-tag"})],mt=[x({type:Boolean,reflect:!0})],et=[fe({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],we=[fe({context:it}),x({type:Boolean,reflect:!0,attribute:"compact-mode"})],$e(this,null,n,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:M=>"profile"in M,get:M=>M.profile,set:(M,y)=>{M.profile=y}},metadata:P},a,o),$e(this,null,h,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:M=>"author"in M,get:M=>M.author,set:(M,y)=>{M.author=y}},metadata:P},m,d),$e(this,null,l,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:M=>"avatar"in M,get:M=>M.avatar,set:(M,y)=>{M.avatar=y}},metadata:P},v,u),$e(this,null,g,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:M=>"bot"in M,get:M=>M.bot,set:(M,y)=>{M.bot=y}},metadata:P},p,f),$e(this,null,b,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:M=>"server"in M,get:M=>M.server,set:(M,y)=>{M.server=y}},metadata:P},H,$),$e(this,null,F,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:M=>"officialApp"in M,get:M=>M.officialApp,set:(M,y)=>{M.officialApp=y}},metadata:P},T,z),$e(this,null,j,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:M=>"op"in M,get:M=>M.op,set:(M,y)=>{M.op=y}},metadata:P},N,C),$e(this,null,Y,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:M=>"verified"in M,get:M=>M.verified,set:(M,y)=>{M.verified=y}},metadata:P},_e,ze),$e(this,null,Te,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:M=>"edited"in M,get:M=>M.edited,set:(M,y)=>{M.edited=y}},metadata:P},Q,V),$e(this,null,E,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:M=>"roleColor"in M,get:M=>M.roleColor,set:(M,y)=>{M.roleColor=y}},metadata:P},L,I),$e(this,null,Z,{kind:"accessor",name:"command",static:!1,private:!1,access:{has:M=>"command"in M,get:M=>M.command,set:(M,y)=>{M.command=y}},metadata:P},ie,he),$e(this,null,me,{kind:"accessor",name:"attachment",static:!1,private:!1,access:{has:M=>"attachment"in M,get:M=>M.attachment,set:(M,y)=>{M.attachment=y}},metadata:P},ye,ue),$e(this,null,xe,{kind:"accessor",name:"mentions",static:!1,private:!1,access:{has:M=>"mentions"in M,get:M=>M.mentions,set:(M,y)=>{M.mentions=y}},metadata:P},q,k),$e(this,null,re,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:M=>"clanIcon"in M,get:M=>M.clanIcon,set:(M,y)=>{M.clanIcon=y}},metadata:P},G,A),$e(this,null,oe,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:M=>"clanTag"in M,get:M=>M.clanTag,set:(M,y)=>{M.clanTag=y}},metadata:P},Et,Xe),$e(this,null,mt,{kind:"accessor",name:"deleted",static:!1,private:!1,access:{has:M=>"deleted"in M,get:M=>M.deleted,set:(M,y)=>{M.deleted=y}},metadata:P},He,Mt),$e(this,null,et,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:M=>"lightTheme"in M,get:M=>M.lightTheme,set:(M,y)=>{M.lightTheme=y}},metadata:P},X,ft),$e(this,null,we,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:M=>"compactMode"in M,get:M=>M.compactMode,set:(M,y)=>{M.compactMode=y}},metadata:P},de,Je),$e(null,t={value:i},e,{kind:"class",name:i.name,metadata:P},null,s),Le=i=t.value,P&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:P})}static styles=te`
		:host {
			color: #b9bbbe;
			display: flex;
			font-size: 0.875rem;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			padding-top: 2px;
			margin-left: 56px;
			margin-bottom: 4px;
			align-items: center;
			line-height: 1.125rem;
			position: relative;
			white-space: pre;
			user-select: none;
		}

		:host([light-theme]) {
			color: #4f5660;
		}

		:host([compact-mode]),
		:host([deleted]) {
			margin-left: 62px;
			margin-bottom: 0;
		}

		:host:before {
			content: '';
			display: block;
			position: absolute;
			top: 50%;
			right: 100%;
			bottom: 0;
			left: -36px;
			margin-right: 4px;
			margin-top: -1px;
			margin-left: -1px;
			margin-bottom: -2px;
			border-left: 2px solid #4f545c !important;
			border-bottom: 0 solid #4f545c !important;
			border-right: 0 solid #4f545c !important;
			border-top: 2px solid #4f545c !important;
			border-top-left-radius: 6px;
		}

		:host([light-theme]):before {
			border-color: #747f8d !important;
		}

		.discord-replied-message-avatar,
		.discord-reply-badge {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 16px;
			height: 16px;
			border-radius: 50%;
			user-select: none;
			margin-right: 0.25rem;
		}

		.discord-reply-badge {
			display: flex;
			align-items: center;
			justify-content: center;
			color: #b9bbbe;
			background: #202225;
		}

		:host([light-theme]) .discord-reply-badge {
			color: #4f5660;
			background: #e3e5e8;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.8);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-right: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			justify-content: space-between;
			display: inline-flex;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			opacity: 0.55;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.5);
		}

		:host([light-theme]) .discord-clan-tag {
			opacity: 0.65;
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			display: inline-flex;
			align-items: center;
			margin-right: 0.25rem;
			right: 0.25rem;
		}

		:host .discord-clan-tag span {
			display: inline-flex;
			align-items: center;
			user-select: none;
			-webkit-user-select: none;
			line-height: 1rem !important;
		}

		.discord-application-tag {
			background-color: hsl(235, 85.6%, 64.7%);
			color: #fff;
			font-size: 0.625rem;
			margin-right: 0.25rem;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-application-tag {
			margin-right: 0.25rem;
		}

		.discord-application-tag .discord-application-tag-verified {
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.1rem;
		}

		.discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		.discord-replied-message-username {
			flex-shrink: 0;
			font-size: inherit;
			line-height: inherit;
			margin-right: 0.25rem;
			opacity: 0.64;
			font-weight: 500;
			color: #fff;
		}

		.discord-replied-message-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		.discord-replied-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
			user-select: none;
			cursor: pointer;
		}

		.discord-replied-deleted-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-replied-message-content:hover {
			color: #fff;
		}

		:host([light-theme]) .discord-replied-message-content:hover {
			color: #000;
		}

		:host .discord-replied-message-content .discord-message-edited {
			margin-left: 0.25rem;
		}

		.discord-replied-message-content-icon {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 20px;
			height: 20px;
			margin-left: 4px;
		}
	`;#t=ne(this,a,void 0);get profile(){return this.#t}set profile(P){this.#t=P}#e=(ne(this,o),ne(this,m,"User"));get author(){return this.#e}set author(P){this.#e=P}#s=(ne(this,d),ne(this,v,void 0));get avatar(){return this.#s}set avatar(P){this.#s=P}#i=(ne(this,u),ne(this,p,!1));get bot(){return this.#i}set bot(P){this.#i=P}#r=(ne(this,f),ne(this,H,!1));get server(){return this.#r}set server(P){this.#r=P}#a=(ne(this,$),ne(this,T,!1));get officialApp(){return this.#a}set officialApp(P){this.#a=P}#o=(ne(this,z),ne(this,N,!1));get op(){return this.#o}set op(P){this.#o=P}#n=(ne(this,C),ne(this,_e,!1));get verified(){return this.#n}set verified(P){this.#n=P}#l=(ne(this,ze),ne(this,Q,!1));get edited(){return this.#l}set edited(P){this.#l=P}#c=(ne(this,V),ne(this,L,void 0));get roleColor(){return this.#c}set roleColor(P){this.#c=P}#h=(ne(this,I),ne(this,ie,!1));get command(){return this.#h}set command(P){this.#h=P}#d=(ne(this,he),ne(this,ye,!1));get attachment(){return this.#d}set attachment(P){this.#d=P}#m=(ne(this,ue),ne(this,q,!1));get mentions(){return this.#m}set mentions(P){this.#m=P}#f=(ne(this,k),ne(this,G,void 0));get clanIcon(){return this.#f}set clanIcon(P){this.#f=P}#p=(ne(this,A),ne(this,Et,void 0));get clanTag(){return this.#p}set clanTag(P){this.#p=P}#u=(ne(this,Xe),ne(this,He,!1));get deleted(){return this.#u}set deleted(P){this.#u=P}#g=(ne(this,Mt),ne(this,X,!1));get lightTheme(){return this.#g}set lightTheme(P){this.#g=P}#v=(ne(this,ft),ne(this,de,!1));get compactMode(){return this.#v}set compactMode(P){this.#v=P}resolveAvatar(P){return Nt[P]??P??Nt.default}render(){let P={author:this.author,bot:this.bot,verified:this.verified,officialApp:this.officialApp,op:this.op,server:this.server,roleColor:this.roleColor,clanIcon:this.clanIcon,clanTag:this.clanTag},M=Reflect.get(Mi,this.profile)??{},y={...P,...M,avatar:this.resolveAvatar(M.avatar??this.avatar)},U=$i(y.clanIcon),ee=y.clanTag?.slice(0,4),le=c`
			${K(y.bot&&!y.server&&!y.officialApp,()=>c`<span class="discord-application-tag">${y.verified?gt():""}App</span>`)}
			${K(y.server&&!y.bot&&!y.officialApp,()=>c`<span class="discord-application-tag">Server</span>`)}
			${K(y.officialApp&&!y.server&&!y.bot,()=>c`<span class="discord-application-tag">${gt()}OFFICIAL</span>`)}
		`;return c`${K(this.compactMode||this.deleted,()=>c`<div class="discord-reply-badge">${Tr()}</div>`,()=>c`<img class="discord-replied-message-avatar" src="${se(y.avatar)}" alt="${se(y.author)}" />`)}
		${K(this.deleted,()=>c`<div class="discord-replied-deleted-message-content"><em>Original message was deleted</em></div>`,()=>c`${le}
					<span class="discord-replied-message-username" style=${Rt({color:y.roleColor})}
						>${K(this.mentions,()=>"@")}${y.author}</span
					>
					${K(y.clanIcon&&y.clanTag&&y.clanTag?.length>0,()=>c`<span class="discord-clan-tag">
								${U==="string"?c`<img
											srcset=${se(U)}
											alt=${se(ee)}
											width="12"
											height="12"
											draggable="false"
										/>`:U}
								<span>${ee}</span>
							</span>`)}
					<!-- display: inline -->
					<div class="discord-replied-message-content"
						><slot></slot>${K(this.edited,()=>c`<span class="discord-message-edited">(edited)</span>`)}</div
					>
					${K(this.command,()=>Mr({class:"discord-replied-message-content-icon"}),()=>K(this.attachment,()=>Er({class:"discord-replied-message-content-icon"})))}`)}`}constructor(){super(...arguments),ne(this,Je)}static{ne(i,s)}};return Le=i})();var ki=function(e,t,s,i,r,n){function a(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var o=i.kind,h=o==="getter"?"get":o==="setter"?"set":"value",m=!t&&e?i.static?e:e.prototype:null,d=t||(m?Object.getOwnPropertyDescriptor(m,i.name):{}),l,v=!1,u=s.length-1;u>=0;u--){var g={};for(var p in i)g[p]=p==="access"?{}:i[p];for(var p in i.access)g.access[p]=i.access[p];g.addInitializer=function(b){if(v)throw new TypeError("Cannot add initializers after decoration has completed");n.push(a(b||null))};var f=(0,s[u])(o==="accessor"?{get:d.get,set:d.set}:d[h],g);if(o==="accessor"){if(f===void 0)continue;if(f===null||typeof f!="object")throw new TypeError("Object expected");(l=a(f.get))&&(d.get=l),(l=a(f.set))&&(d.set=l),(l=a(f.init))&&r.unshift(l)}else(l=a(f))&&(o==="field"?r.unshift(l):d[h]=l)}m&&Object.defineProperty(m,i.name,d),v=!0},It=function(e,t,s){for(var i=arguments.length>2,r=0;r<t.length;r++)s=i?t[r].call(e,s):t[r].call(e);return i?s:void 0},eo=(()=>{let e=[ce("discord-thread")],t,s=[],i,r=ae,n,a=[],o=[],h,m=[],d=[],l,v=[],u=[];var g=class extends r{static{i=this}static{let p=typeof Symbol=="function"&&Symbol.metadata?Object.create(r[Symbol.metadata]??null):void 0;n=[x()],h=[x()],l=[fe({context:Ee}),x({type:Boolean,reflect:!0,attribute:"light-theme"})],ki(this,null,n,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:f=>"name"in f,get:f=>f.name,set:(f,b)=>{f.name=b}},metadata:p},a,o),ki(this,null,h,{kind:"accessor",name:"cta",static:!1,private:!1,access:{has:f=>"cta"in f,get:f=>f.cta,set:(f,b)=>{f.cta=b}},metadata:p},m,d),ki(this,null,l,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:f=>"lightTheme"in f,get:f=>f.lightTheme,set:(f,b)=>{f.lightTheme=b}},metadata:p},v,u),ki(null,t={value:i},e,{kind:"class",name:i.name,metadata:p},null,s),g=i=t.value,p&&Object.defineProperty(i,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:p})}static styles=te`
		:host {
			background-color: #2f3136;
			border-radius: 4px;
			cursor: pointer;
			margin-top: 8px;
			max-width: 480px;
			min-width: 0;
			padding: 8px;
			display: inline-flex;
			width: fit-content;
			flex-direction: column;
		}

		:host([light-theme]) {
			background-color: #f2f3f5;
		}

		:host .discord-thread-top {
			display: flex;
		}

		:host .discord-thread-bottom {
			font-size: 0.875rem;
			line-height: 1.125rem;
			align-items: center;
			color: #b9bbbe;
			display: flex;
			margin-top: 2px;
			white-space: nowrap;
		}

		:host([light-theme]) .discord-thread-bottom {
			color: #4f5660;
		}

		:host .discord-thread-name {
			font-size: 0.875rem;
			font-weight: 600;
			line-height: 1.125rem;
			color: white;
			margin-right: 8px;
			overflow: hidden;
			text-overflow: ellipsis;
			white-space: nowrap;
		}

		:host([light-theme]) .discord-thread-name {
			color: #060607;
		}

		:host .discord-thread-cta {
			color: #00aff4;
			flex-shrink: 0;
			font-size: 0.875rem;
			font-weight: 600;
			line-height: 1.125rem;
		}

		:host .discord-thread-cta:hover {
			text-decoration: underline;
		}

		.discord-thread:hover .discord-thread-cta {
			text-decoration: underline;
		}
	`;#t=It(this,a,"Thread");get name(){return this.#t}set name(p){this.#t=p}#e=(It(this,o),It(this,m,"See Thread"));get cta(){return this.#e}set cta(p){this.#e=p}#s=(It(this,d),It(this,v,!1));get lightTheme(){return this.#s}set lightTheme(p){this.#s=p}render(){return c`
			<div class="discord-thread-top">
				<span class="discord-thread-name">${this.name}</span>
				<span class="discord-thread-cta" aria-hidden="true"> ${this.cta} › </span>
			</div>
			<span class="discord-thread-bottom">
				<slot></slot>
			</span>
		`}constructor(){super(...arguments),It(this,u)}static{It(i,s)}};return g=i})();function nt(e,t){e.elementStyles.push(t)}nt(xr,te`
  :host { font-family: inherit; font-size: 1rem; color: var(--text) !important; padding-right: 3rem; }
  .discord-message-content { line-height: 1.375rem; padding-top: 0; min-width: 0; }
  .discord-message-markup { color: var(--text); }
  .discord-message-timestamp, .discord-message-edited { color: var(--faint) !important; font-size: 0.75rem; }
  .discord-message-timestamp { margin-left: 0.25rem; }
  .discord-message-edited { font-size: 0.625rem; margin-left: 0.25rem; }
  .discord-message-timestamp-hover { font-size: 0.6875rem; text-align: center; padding-right: 0.75rem; box-sizing: border-box; margin: 0; }
  .discord-message-body { overflow-wrap: anywhere; }
  :host([ephemeral]) .discord-message-timestamp, .discord-message-ephemeral { color: var(--soft) !important; }
  .discord-message-ephemeral .discord-message-ephemeral-link { color: var(--link) !important; }
  .discord-message-ephemeral-link:focus-visible { outline: 2px solid var(--focus); }
  .discord-author-avatar { margin-top: 2px; }
`);nt(Za,te`
  .discord-author-username { color: var(--head); }
`);nt(Qa,te`
  :host { font-family: inherit; color: var(--soft) !important; cursor: pointer; white-space: nowrap; min-width: 0; }
  .discord-replied-message-content { overflow: hidden; text-overflow: ellipsis; min-width: 0; }
  .discord-application-tag { margin-right: 0.25rem; }
  .discord-replied-message-username { opacity: 1 !important; }
`);nt(Ja,te`
  :host > *:first-child { background-color: var(--chip) !important; border-radius: 0.5rem; }
  :host([reacted]) > *:first-child { background-color: var(--chip-mine) !important; border-color: #5865f2 !important; }
  :host > *:first-child:hover { border-color: var(--faint) !important; }
  .discord-reaction-count, :host([reacted]) .discord-reaction-count { color: var(--text) !important; font-weight: 600; }
`);nt(Ka,te`
  :host > *:first-child { border-radius: 8px; font-family: inherit; }
  button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .secondary { background-color: var(--button) !important; color: var(--head) !important; }
  .secondary.hoverable:hover { background-color: var(--button-over) !important; }
  :host(.sign-only) > *:first-child { min-width: 0 !important; padding: 2px 14px; }
  :host(.sign-only) img.emoji { margin: 0; }
  :host(.waiting) > *:first-child { opacity: 0.6; cursor: progress; }
  img.emoji { width: 1.125rem; height: 1.125rem; }
`);nt(Wa,te`
  :host { font-family: inherit; color: var(--text) !important; }
  .discord-embed-root { background: var(--embed) !important; border-color: var(--line) !important; max-width: 34rem; }
  .discord-embed-title { color: var(--head) !important; }
`);nt(Ya,te`
  :host { color: var(--faint) !important; }
`);nt(eo,te`
  :host { background-color: var(--embed) !important; color: var(--text) !important; border-radius: 8px; cursor: pointer; }
  .discord-thread-name { color: var(--head) !important; }
  .discord-thread-cta { color: var(--link) !important; }
  .discord-thread-bottom { color: var(--soft) !important; }
`);nt(Xa,te`
  .discord-file-attachment-mosaic-style { background-color: var(--embed) !important; border-color: var(--line) !important; }
`);Object.defineProperty(xr.prototype,"updated",{value(){let e=this.renderRoot.querySelector(".discord-message-ephemeral-link");e&&(e.tabIndex=0,e.onkeyup=t=>t.key==="Enter"&&e.click())}});var to=Re(class extends De{constructor(){super(...arguments),this.key=R}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(Xt(e),this.key=t),s}});var Bt=document.createElement("div");Bt.id="notice";Bt.role="status";var so,io=Bt;function Ke(e){Bt.textContent=e,Bt.classList.add("shown"),clearTimeout(so),so=setTimeout(()=>{Bt.classList.remove("shown"),Bt.textContent=""},6e3)}var sl=3500,il=60,rl="The program has ended: start it again, then load this page anew.";async function Ue(e){try{let t=await fetch(e);return t.ok?await t.json():void 0}catch{return}}async function is(e,t){try{let i=await fetch(e,{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify(t)}),r=await i.json();if(i.ok)return r;Ke(r.error??"That was refused.")}catch{Ke(rl)}return null}async function We(e,t){let s=await is(`/control/people/${encodeURIComponent(e)}`,t);return s&&(s.id??"")}async function Ai(e){for(let t=Date.now();Date.now()-t<sl;){let s=(await Ue(`/control/interactions/${e}`))?.answer;if(s)return s;await new Promise(i=>setTimeout(i,il))}return null}var ro=e=>Ue(`/events?after=${e}`),ao=(e,t)=>Ue(`/conversations/${e}?at=${t}`),oo=(e,t)=>`/control/files/${e}/${encodeURIComponent(t)}`;async function Si(e){let t=new Uint8Array(await e.arrayBuffer()),s=Array.from(t,i=>String.fromCharCode(i)).join("");return{name:e.name,content_type:e.type||"application/octet-stream",base64:btoa(s)}}function no(e){let t=new EventSource("/control/happenings");t.onopen=e.connected,t.onerror=e.lost,t.onmessage=({data:s})=>{let i=JSON.parse(s);i.kind==="event"?e.event(i.name,i.data):i.kind==="call"?e.call(i):i.kind==="interaction_answer"?e.answered():i.kind==="missed"&&e.connected()}}var lt=0,Be=1,ct=11,$r=1n<<10n,Hi=1n<<13n,al="owner",w={world:{bot:"",guild:"",connected:0,channels:[],people:[],roles:[]},commands:[],me:null,place:null,thread:null,unread:new Set,theme:"dark",tab:"log",recorded:!0,listed:!1,log:[],at:null,chosen:null,rebuilt:null,calls:[],lit:new Set,menu:null,picker:null},lo=null,Cr=!1;function co(e){lo=e}function W(){Cr||(Cr=!0,queueMicrotask(()=>{Cr=!1,lo?.()}))}function be(){return w.me??{id:"",name:"",bot:!1}}function ht(){return w.world.people.filter(e=>e.id!==w.world.bot&&e.name!==al)}function Ni(e){return w.world.people.find(t=>t.id===e)?.name??"somebody"}function Ye(e){return w.world.channels.find(t=>t.id===e)}var ke={person:Ni,place:e=>Ye(e)?.name??"a place"};function vt(e,t){return qt(e,t===w.world.bot)}function $s(e,t){return t===w.world.bot?"":_a(e,w.theme)}function bt(e,t,s=be().id){let i=e?.rights[s];return i!==void 0&&(BigInt(i)&t)===t}function kr(){return w.world.channels.find(e=>e.type===Be&&e.with.includes(be().id))}function Ar(e){let t=i=>w.world.people.find(r=>r.name===i.toLowerCase()),s=i=>w.world.channels.find(r=>r.type===lt&&r.name===i);return e.replace(/@(\w+)/g,(i,r)=>t(r)?`<@${t(r)?.id}>`:i).replace(/(^|\s)#([\w-]+)/g,(i,r,n)=>s(n)?`${r}<#${s(n)?.id}>`:i)}function Sr(e){return e.replace(/<@!?(\d+)>/g,(t,s)=>`@${Ni(s)}`).replace(/<#(\d+)>/g,(t,s)=>`#${ke.place(s)}`)}var ho={method:"PATCH",route:"/channels/{channel_id}/messages/{message_id}"},ol={method:"POST",route:"/channels/{channel_id}/messages"},nl=1e4,mo=[["as_asked","as it is asked: say “help” to it"],["long_code","with long code"],["table","with a table"],["story","with a story of several messages"],["thinking","after thinking"],["slow","slowly"],["error","badly: an error in mid-stream"],["cut","badly: the connection breaks in mid-stream"],["empty","badly: with nothing"],["busy","badly: it is busy (429)"],["down","badly: it is down (503)"],["silent","badly: never"]],ks=(e,t,s)=>is("/control/faults",{switch:"next",matching:e,times:t,...s}),_t=e=>is("/control/faults",e),ll=[{title:"Discord's REST",faults:[{label:"Edits fail",about:"The next three edits are answered by 500.",does:()=>ks(ho,3,{fault:"server_error"})},{label:"429",about:"The next edit is to be tried again after 3 s.",does:()=>ks(ho,1,{fault:"rate_limited",kind:"user",retry_after_ms:3e3})},{label:"Global 429",about:"The bot is to be silent for 5 s, everywhere.",does:()=>ks({},1,{fault:"rate_limited",kind:"global",retry_after_ms:5e3})},{label:"Lost answer",about:"The next message is posted, and the answer to that gets lost.",does:()=>ks(ol,1,{fault:"reset_after"})},{label:"Slow",about:"The next ten calls take 2 s each.",does:()=>ks({},10,{fault:"slow",ms:2e3})}]},{title:"Discord's gateway",faults:[{label:"Cut",about:"The connection is reset; what comes meanwhile is told on resuming.",does:()=>_t({switch:"rst"})},{label:"Reconnect",about:"The bot is asked to connect again.",does:()=>_t({switch:"reconnect"})},{label:"Forgotten",about:"The session is gone: the bot logs in anew and reads back what it missed.",does:cl},{label:"Away for 10 s",about:"Nobody can connect; write and rate meanwhile.",does:hl}]},{title:"The database",faults:[{label:"Away for 8 s",about:"PostgreSQL does not answer; what is said meanwhile waits in line.",does:()=>is("/faults/database",{for_ms:8e3})}]}],Ri=[],rs=null;async function fo(){rs=(await Ue("/control/model"))?.manner??null,W()}async function cl(){await _t({switch:"forget_sessions"}),await _t({switch:"rst"})}async function hl(){await _t({switch:"door",door:"refused"}),await _t({switch:"rst"}),setTimeout(()=>{_t({switch:"door",door:"open"})},nl)}async function dl(){await _t({switch:"clear"}),await po("as_asked"),Di("Everything is well again.")}async function po(e){rs!==null&&(rs=(await is("/control/model",{manner:e}))?.manner??rs,W())}function Di(e){Ri.unshift({at:new Date,text:e}),Ri.length=Math.min(Ri.length,30),W()}async function ml(){let e=w.tab==="faults"?await Ue("/control/state"):void 0;!e||e.connected===w.world.connected||(w.world=e,Di(e.connected>0?"The bot is connected.":"The bot is not connected."))}setInterval(()=>{ml()},500);function uo(){return c`<div class="faults">
    <p class="status ${w.world.connected>0?"well":"ill"}" role="status">
      ${w.world.connected>0?"The bot is connected to the gateway.":"The bot is not connected to the gateway."}
    </p>
    ${fl()}${ll.map(pl)}
    <button class="primary" @click=${()=>{dl()}}>Everything well again</button>
    <ul class="done" aria-live="polite">
      ${Ri.map(({at:e,text:t})=>c`<li><time>${e.toLocaleTimeString([],{hour12:!1})}</time> ${t}</li>`)}
    </ul>
  </div>`}function fl(){return rs===null?R:c`<label class="model"
    ><h3>The model answers</h3>
    <select @change=${t=>{let s=t.target.value;po(s),Di(`The model answers ${mo.find(([i])=>i===s)?.[1]??s}.`)}}>
      ${mo.map(([t,s])=>c`<option value=${t} ?selected=${t===rs}>${s}</option>`)}
    </select></label
  >`}function pl({title:e,faults:t}){let s=i=>{let r=async()=>{Di(`${e}: ${i.about}`),await i.does()};return c`<button title=${i.about} @click=${()=>{r()}}><b>${i.label}</b><small>${i.about}</small></button>`};return c`<fieldset><legend>${e}</legend>${t.map(s)}</fieldset>`}function go(e){let t=e.regex,s={},i={begin:/\$\{/,end:/\}/,contains:["self",{begin:/:-/,contains:[s]}]};Object.assign(s,{className:"variable",variants:[{begin:t.concat(/\$[\w\d#@][\w\d_]*/,"(?![\\w\\d])(?![$])")},i]});let r={className:"subst",begin:/\$\(/,end:/\)/,contains:[e.BACKSLASH_ESCAPE]},n=e.inherit(e.COMMENT(),{match:[/(^|\s)/,/#.*$/],scope:{2:"comment"}}),a={begin:/<<-?\s*(?=\w+)/,starts:{contains:[e.END_SAME_AS_BEGIN({begin:/(\w+)/,end:/(\w+)/,className:"string"})]}},o={className:"string",begin:/"/,end:/"/,contains:[e.BACKSLASH_ESCAPE,s,r]};r.contains.push(o);let h={match:/\\"/},m={className:"string",begin:/'/,end:/'/},d={match:/\\'/},l={begin:/\$?\(\(/,end:/\)\)/,contains:[{begin:/\d+#[0-9a-f]+/,className:"number"},e.NUMBER_MODE,s]},v=["fish","bash","zsh","sh","csh","ksh","tcsh","dash","scsh"],u=e.SHEBANG({binary:`(${v.join("|")})`,relevance:10}),g={className:"function",begin:/\w[\w\d_]*\s*\(\s*\)\s*\{/,returnBegin:!0,contains:[e.inherit(e.TITLE_MODE,{begin:/\w[\w\d_]*/})],relevance:0},p=["if","then","else","elif","fi","time","for","while","until","in","do","done","case","esac","coproc","function","select"],f=["true","false"],b={match:/(\/[a-z._-]+)+/},H=["break","cd","continue","eval","exec","exit","export","getopts","hash","pwd","readonly","return","shift","test","times","trap","umask","unset"],$=["alias","bind","builtin","caller","command","declare","echo","enable","help","let","local","logout","mapfile","printf","read","readarray","source","sudo","type","typeset","ulimit","unalias"],F=["autoload","bg","bindkey","bye","cap","chdir","clone","comparguments","compcall","compctl","compdescribe","compfiles","compgroups","compquote","comptags","comptry","compvalues","dirs","disable","disown","echotc","echoti","emulate","fc","fg","float","functions","getcap","getln","history","integer","jobs","kill","limit","log","noglob","popd","print","pushd","pushln","rehash","sched","setcap","setopt","stat","suspend","ttyctl","unfunction","unhash","unlimit","unsetopt","vared","wait","whence","where","which","zcompile","zformat","zftp","zle","zmodload","zparseopts","zprof","zpty","zregexparse","zsocket","zstyle","ztcp"],T=["chcon","chgrp","chown","chmod","cp","dd","df","dir","dircolors","ln","ls","mkdir","mkfifo","mknod","mktemp","mv","realpath","rm","rmdir","shred","sync","touch","truncate","vdir","b2sum","base32","base64","cat","cksum","comm","csplit","cut","expand","fmt","fold","head","join","md5sum","nl","numfmt","od","paste","ptx","pr","sha1sum","sha224sum","sha256sum","sha384sum","sha512sum","shuf","sort","split","sum","tac","tail","tr","tsort","unexpand","uniq","wc","arch","basename","chroot","date","dirname","du","echo","env","expr","factor","groups","hostid","id","link","logname","nice","nohup","nproc","pathchk","pinky","printenv","printf","pwd","readlink","runcon","seq","sleep","stat","stdbuf","stty","tee","test","timeout","tty","uname","unlink","uptime","users","who","whoami","yes"];return{name:"Bash",aliases:["sh","zsh"],keywords:{$pattern:/\b[a-z][a-z0-9._-]+\b/,keyword:p,literal:f,built_in:[...H,...$,"set","shopt",...F,...T]},contains:[u,e.SHEBANG(),g,l,n,a,b,o,h,m,d,s]}}function vo(e){let t=e.regex,s=e.COMMENT("//","$",{contains:[{begin:/\\\n/}]}),i="decltype\\(auto\\)",r="[a-zA-Z_]\\w*::",a="("+i+"|"+t.optional(r)+"[a-zA-Z_]\\w*"+t.optional("<[^<>]+>")+")",o={className:"type",variants:[{begin:"\\b[a-z\\d_]*_t\\b"},{match:/\batomic_[a-z]{3,6}\b/}]},m={className:"string",variants:[{begin:'(u8?|U|L)?"',end:'"',illegal:"\\n",contains:[e.BACKSLASH_ESCAPE]},{begin:"(u8?|U|L)?'("+"\\\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4,8}|[0-7]{3}|\\S)"+"|.)",end:"'",illegal:"."},e.END_SAME_AS_BEGIN({begin:/(?:u8?|U|L)?R"([^()\\ ]{0,16})\(/,end:/\)([^()\\ ]{0,16})"/})]},d={className:"number",variants:[{match:/\b(0b[01']+)/},{match:/(-?)\b([\d']+(\.[\d']*)?|\.[\d']+)((ll|LL|l|L)(u|U)?|(u|U)(ll|LL|l|L)?|f|F|b|B)/},{match:/(-?)\b(0[xX][a-fA-F0-9]+(?:'[a-fA-F0-9]+)*(?:\.[a-fA-F0-9]*(?:'[a-fA-F0-9]*)*)?(?:[pP][-+]?[0-9]+)?(l|L)?(u|U)?)/},{match:/(-?)\b\d+(?:'\d+)*(?:\.\d*(?:'\d*)*)?(?:[eE][-+]?\d+)?/}],relevance:0},l={className:"meta",begin:/#\s*[a-z]+\b/,end:/$/,keywords:{keyword:"if else elif endif define undef warning error line pragma _Pragma ifdef ifndef elifdef elifndef include"},contains:[{begin:/\\\n/,relevance:0},e.inherit(m,{className:"string"}),{className:"string",begin:/<.*?>/},s,e.C_BLOCK_COMMENT_MODE]},v={className:"title",begin:t.optional(r)+e.IDENT_RE,relevance:0},u=t.optional(r)+e.IDENT_RE+"\\s*\\(",f={keyword:["asm","auto","break","case","continue","default","do","else","enum","extern","for","fortran","goto","if","inline","register","restrict","return","sizeof","typeof","typeof_unqual","struct","switch","typedef","union","volatile","while","_Alignas","_Alignof","_Atomic","_Generic","_Noreturn","_Static_assert","_Thread_local","alignas","alignof","noreturn","static_assert","thread_local","_Pragma"],type:["float","double","signed","unsigned","int","short","long","char","void","_Bool","_BitInt","_Complex","_Imaginary","_Decimal32","_Decimal64","_Decimal96","_Decimal128","_Decimal64x","_Decimal128x","_Float16","_Float32","_Float64","_Float128","_Float32x","_Float64x","_Float128x","const","static","constexpr","complex","bool","imaginary"],literal:"true false NULL",built_in:"std string wstring cin cout cerr clog stdin stdout stderr stringstream istringstream ostringstream auto_ptr deque list queue stack vector map set pair bitset multiset multimap unordered_set unordered_map unordered_multiset unordered_multimap priority_queue make_pair array shared_ptr abort terminate abs acos asin atan2 atan calloc ceil cosh cos exit exp fabs floor fmod fprintf fputs free frexp fscanf future isalnum isalpha iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower toupper labs ldexp log10 log malloc realloc memchr memcmp memcpy memset modf pow printf putchar puts scanf sinh sin snprintf sprintf sqrt sscanf strcat strchr strcmp strcpy strcspn strlen strncat strncmp strncpy strpbrk strrchr strspn strstr tanh tan vfprintf vprintf vsprintf endl initializer_list unique_ptr"},b=[l,o,s,e.C_BLOCK_COMMENT_MODE,d,m],H={variants:[{begin:/=/,end:/;/},{begin:/\(/,end:/\)/},{beginKeywords:"new throw return else",end:/;/}],keywords:f,contains:b.concat([{begin:/\(/,end:/\)/,keywords:f,contains:b.concat(["self"]),relevance:0}]),relevance:0},$={begin:"("+a+"[\\*&\\s]+)+"+u,returnBegin:!0,end:/[{;=]/,excludeEnd:!0,keywords:f,illegal:/[^\w\s\*&:<>.]/,contains:[{begin:i,keywords:f,relevance:0},{begin:u,returnBegin:!0,contains:[e.inherit(v,{className:"title.function"})],relevance:0},{relevance:0,match:/,/},{className:"params",begin:/\(/,end:/\)/,keywords:f,relevance:0,contains:[s,e.C_BLOCK_COMMENT_MODE,m,d,o,{begin:/\(/,end:/\)/,keywords:f,relevance:0,contains:["self",s,e.C_BLOCK_COMMENT_MODE,m,d,o]}]},o,s,e.C_BLOCK_COMMENT_MODE,l]};return{name:"C",aliases:["h"],keywords:f,disableAutodetect:!0,illegal:"</",contains:[].concat(H,$,b,[l,{begin:e.IDENT_RE+"::",keywords:f},{className:"class",beginKeywords:"enum class struct union",end:/[{;:<>=]/,contains:[{beginKeywords:"final class struct"},e.TITLE_MODE]}]),exports:{preprocessor:l,strings:m,keywords:f}}}function bo(e){let t=e.regex,s=e.COMMENT("//","$",{contains:[{begin:/\\\n/}]}),i="decltype\\(auto\\)",r="[a-zA-Z_]\\w*::",a="(?!struct)("+i+"|"+t.optional(r)+"[a-zA-Z_]\\w*"+t.optional("<[^<>]+>")+")",o={className:"type",begin:"\\b[a-z\\d_]*_t\\b"},m={className:"string",variants:[{begin:'(u8?|U|L)?"',end:'"',illegal:"\\n",contains:[e.BACKSLASH_ESCAPE]},{begin:"(u8?|U|L)?'("+"\\\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4,8}|[0-7]{3}|\\S)"+"|.)",end:"'",illegal:"."},e.END_SAME_AS_BEGIN({begin:/(?:u8?|U|L)?R"([^()\\ ]{0,16})\(/,end:/\)([^()\\ ]{0,16})"/})]},d={className:"number",variants:[{begin:"[+-]?(?:(?:[0-9](?:'?[0-9])*\\.(?:[0-9](?:'?[0-9])*)?|\\.[0-9](?:'?[0-9])*)(?:[Ee][+-]?[0-9](?:'?[0-9])*)?|[0-9](?:'?[0-9])*[Ee][+-]?[0-9](?:'?[0-9])*|0[Xx](?:[0-9A-Fa-f](?:'?[0-9A-Fa-f])*(?:\\.(?:[0-9A-Fa-f](?:'?[0-9A-Fa-f])*)?)?|\\.[0-9A-Fa-f](?:'?[0-9A-Fa-f])*)[Pp][+-]?[0-9](?:'?[0-9])*)(?:[Ff](?:16|32|64|128)?|(BF|bf)16|[Ll]|)"},{begin:"[+-]?\\b(?:0[Bb][01](?:'?[01])*|0[Xx][0-9A-Fa-f](?:'?[0-9A-Fa-f])*|0(?:'?[0-7])*|[1-9](?:'?[0-9])*)(?:[Uu](?:LL?|ll?)|[Uu][Zz]?|(?:LL?|ll?)[Uu]?|[Zz][Uu]|)"}],relevance:0},l={className:"meta",begin:/#\s*[a-z]+\b/,end:/$/,keywords:{keyword:"if else elif endif define undef warning error line pragma _Pragma ifdef ifndef include"},contains:[{begin:/\\\n/,relevance:0},e.inherit(m,{className:"string"}),{className:"string",begin:/<.*?>/},s,e.C_BLOCK_COMMENT_MODE]},v={className:"title",begin:t.optional(r)+e.IDENT_RE,relevance:0},u=t.optional(r)+e.IDENT_RE+"\\s*\\(",g=["alignas","alignof","and","and_eq","asm","atomic_cancel","atomic_commit","atomic_noexcept","auto","bitand","bitor","break","case","catch","class","co_await","co_return","co_yield","compl","concept","const_cast|10","consteval","constexpr","constinit","continue","decltype","default","delete","do","dynamic_cast|10","else","enum","explicit","export","extern","false","final","for","friend","goto","if","import","inline","module","mutable","namespace","new","noexcept","not","not_eq","nullptr","operator","or","or_eq","override","private","protected","public","reflexpr","register","reinterpret_cast|10","requires","return","sizeof","static_assert","static_cast|10","struct","switch","synchronized","template","this","thread_local","throw","transaction_safe","transaction_safe_dynamic","true","try","typedef","typeid","typename","union","using","virtual","volatile","while","xor","xor_eq"],p=["bool","char","char16_t","char32_t","char8_t","double","float","int","long","short","void","wchar_t","unsigned","signed","const","static"],f=["any","auto_ptr","barrier","binary_semaphore","bitset","complex","condition_variable","condition_variable_any","counting_semaphore","deque","false_type","flat_map","flat_set","future","imaginary","initializer_list","istringstream","jthread","latch","lock_guard","multimap","multiset","mutex","optional","ostringstream","packaged_task","pair","promise","priority_queue","queue","recursive_mutex","recursive_timed_mutex","scoped_lock","set","shared_future","shared_lock","shared_mutex","shared_timed_mutex","shared_ptr","stack","string_view","stringstream","timed_mutex","thread","true_type","tuple","unique_lock","unique_ptr","unordered_map","unordered_multimap","unordered_multiset","unordered_set","variant","vector","weak_ptr","wstring","wstring_view"],b=["abort","abs","acos","apply","as_const","asin","atan","atan2","calloc","ceil","cerr","cin","clog","cos","cosh","cout","declval","endl","exchange","exit","exp","fabs","floor","fmod","forward","fprintf","fputs","free","frexp","fscanf","future","invoke","isalnum","isalpha","iscntrl","isdigit","isgraph","islower","isprint","ispunct","isspace","isupper","isxdigit","labs","launder","ldexp","log","log10","make_pair","make_shared","make_shared_for_overwrite","make_tuple","make_unique","malloc","memchr","memcmp","memcpy","memset","modf","move","pow","printf","putchar","puts","realloc","scanf","sin","sinh","snprintf","sprintf","sqrt","sscanf","std","stderr","stdin","stdout","strcat","strchr","strcmp","strcpy","strcspn","strlen","strncat","strncmp","strncpy","strpbrk","strrchr","strspn","strstr","swap","tan","tanh","terminate","to_underlying","tolower","toupper","vfprintf","visit","vprintf","vsprintf"],F={type:p,keyword:g,literal:["NULL","false","nullopt","nullptr","true"],built_in:["_Pragma"],_type_hints:f},T={className:"function.dispatch",relevance:0,keywords:{_hint:b},begin:t.concat(/\b/,`(?!${g.join("|")})`,e.IDENT_RE,t.lookahead(/(<[^<>]+>|)\s*\(/))},z=[T,l,o,s,e.C_BLOCK_COMMENT_MODE,d,m],j={variants:[{begin:/=/,end:/;/},{begin:/\(/,end:/\)/},{beginKeywords:"new throw return else",end:/;/}],keywords:F,contains:z.concat([{begin:/\(/,end:/\)/,keywords:F,contains:z.concat(["self"]),relevance:0}]),relevance:0},N={className:"function",begin:"("+a+"[\\*&\\s]+)+"+u,returnBegin:!0,end:/[{;=]/,excludeEnd:!0,keywords:F,illegal:/[^\w\s\*&:<>.]/,contains:[{begin:i,keywords:F,relevance:0},{begin:u,returnBegin:!0,contains:[v],relevance:0},{begin:/::/,relevance:0},{begin:/:/,endsWithParent:!0,contains:[m,d]},{relevance:0,match:/,/},{className:"params",begin:/\(/,end:/\)/,keywords:F,relevance:0,contains:[s,e.C_BLOCK_COMMENT_MODE,m,d,o,{begin:/\(/,end:/\)/,keywords:F,relevance:0,contains:["self",s,e.C_BLOCK_COMMENT_MODE,m,d,o]}]},o,s,e.C_BLOCK_COMMENT_MODE,l]};return{name:"C++",aliases:["cc","c++","h++","hpp","hh","hxx","cxx"],keywords:F,illegal:"</",classNameAliases:{"function.dispatch":"built_in"},contains:[].concat(j,N,T,z,[l,{begin:"\\b(deque|list|queue|priority_queue|pair|stack|vector|map|set|bitset|multiset|multimap|unordered_map|unordered_set|unordered_multiset|unordered_multimap|array|tuple|optional|variant|function|flat_map|flat_set)\\s*<(?!<)",end:">",keywords:F,contains:["self",o]},{begin:e.IDENT_RE+"::",keywords:F},{match:[/\b(?:enum(?:\s+(?:class|struct))?|class|struct|union)/,/\s+/,/\w+/],className:{1:"keyword",3:"title.class"}}])}}var ul=e=>({IMPORTANT:{scope:"meta",begin:"!important"},BLOCK_COMMENT:e.C_BLOCK_COMMENT_MODE,HEXCOLOR:{scope:"number",begin:/#(([0-9a-fA-F]{3,4})|(([0-9a-fA-F]{2}){3,4}))\b/},UNICODE_RANGE:{scope:"number",begin:/\b[Uu]\+[0-9A-Fa-f][0-9A-Fa-f?]{0,4}(-[0-9A-Fa-f][0-9A-Fa-f]{0,4})?/},FUNCTION_DISPATCH:{className:"built_in",begin:/[\w-]+(?=\()/},ATTRIBUTE_SELECTOR_MODE:{scope:"selector-attr",begin:/\[/,end:/\]/,illegal:"$",contains:[e.APOS_STRING_MODE,e.QUOTE_STRING_MODE]},CSS_NUMBER_MODE:{scope:"number",begin:e.NUMBER_RE+"(%|em|ex|ch|rem|vw|vh|vmin|vmax|cm|mm|in|pt|pc|px|deg|grad|rad|turn|s|ms|Hz|kHz|dpi|dpcm|dppx)?",relevance:0},CSS_VARIABLE:{className:"attr",begin:/--[A-Za-z_][A-Za-z0-9_-]*/}}),gl=["a","abbr","address","article","aside","audio","b","blockquote","body","button","canvas","caption","cite","code","dd","del","details","dfn","div","dl","dt","em","fieldset","figcaption","figure","footer","form","h1","h2","h3","h4","h5","h6","header","hgroup","html","i","iframe","img","input","ins","kbd","label","legend","li","main","mark","menu","nav","object","ol","optgroup","option","p","picture","q","quote","samp","section","select","source","span","strong","summary","sup","table","tbody","td","textarea","tfoot","th","thead","time","tr","ul","var","video"],vl=["defs","g","marker","mask","pattern","svg","switch","symbol","feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feFlood","feGaussianBlur","feImage","feMerge","feMorphology","feOffset","feSpecularLighting","feTile","feTurbulence","linearGradient","radialGradient","stop","circle","ellipse","image","line","path","polygon","polyline","rect","text","use","textPath","tspan","foreignObject","clipPath"],bl=[...gl,...vl],_l=["any-hover","any-pointer","aspect-ratio","color","color-gamut","color-index","device-aspect-ratio","device-height","device-width","display-mode","forced-colors","grid","height","hover","inverted-colors","monochrome","orientation","overflow-block","overflow-inline","pointer","prefers-color-scheme","prefers-contrast","prefers-reduced-motion","prefers-reduced-transparency","resolution","scan","scripting","update","width","min-width","max-width","min-height","max-height"].sort().reverse(),wl=["active","any-link","blank","checked","current","default","defined","dir","disabled","drop","empty","enabled","first","first-child","first-of-type","fullscreen","future","focus","focus-visible","focus-within","has","host","host-context","hover","indeterminate","in-range","invalid","is","lang","last-child","last-of-type","left","link","local-link","not","nth-child","nth-col","nth-last-child","nth-last-col","nth-last-of-type","nth-of-type","only-child","only-of-type","optional","out-of-range","past","placeholder-shown","read-only","read-write","required","right","root","scope","target","target-within","user-invalid","valid","visited","where"].sort().reverse(),zl=["after","backdrop","before","cue","cue-region","first-letter","first-line","grammar-error","marker","part","placeholder","selection","slotted","spelling-error"].sort().reverse(),yl=["accent-color","align-content","align-items","align-self","alignment-baseline","all","anchor-name","animation","animation-composition","animation-delay","animation-direction","animation-duration","animation-fill-mode","animation-iteration-count","animation-name","animation-play-state","animation-range","animation-range-end","animation-range-start","animation-timeline","animation-timing-function","appearance","aspect-ratio","backdrop-filter","backface-visibility","background","background-attachment","background-blend-mode","background-clip","background-color","background-image","background-origin","background-position","background-position-x","background-position-y","background-repeat","background-size","baseline-shift","block-size","border","border-block","border-block-color","border-block-end","border-block-end-color","border-block-end-style","border-block-end-width","border-block-start","border-block-start-color","border-block-start-style","border-block-start-width","border-block-style","border-block-width","border-bottom","border-bottom-color","border-bottom-left-radius","border-bottom-right-radius","border-bottom-style","border-bottom-width","border-collapse","border-color","border-end-end-radius","border-end-start-radius","border-image","border-image-outset","border-image-repeat","border-image-slice","border-image-source","border-image-width","border-inline","border-inline-color","border-inline-end","border-inline-end-color","border-inline-end-style","border-inline-end-width","border-inline-start","border-inline-start-color","border-inline-start-style","border-inline-start-width","border-inline-style","border-inline-width","border-left","border-left-color","border-left-style","border-left-width","border-radius","border-right","border-right-color","border-right-style","border-right-width","border-spacing","border-start-end-radius","border-start-start-radius","border-style","border-top","border-top-color","border-top-left-radius","border-top-right-radius","border-top-style","border-top-width","border-width","bottom","box-align","box-decoration-break","box-direction","box-flex","box-flex-group","box-lines","box-ordinal-group","box-orient","box-pack","box-shadow","box-sizing","break-after","break-before","break-inside","caption-side","caret-color","clear","clip","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","color-scheme","column-count","column-fill","column-gap","column-rule","column-rule-color","column-rule-style","column-rule-width","column-span","column-width","columns","contain","contain-intrinsic-block-size","contain-intrinsic-height","contain-intrinsic-inline-size","contain-intrinsic-size","contain-intrinsic-width","container","container-name","container-type","content","content-visibility","counter-increment","counter-reset","counter-set","cue","cue-after","cue-before","cursor","cx","cy","direction","display","dominant-baseline","empty-cells","enable-background","field-sizing","fill","fill-opacity","fill-rule","filter","flex","flex-basis","flex-direction","flex-flow","flex-grow","flex-shrink","flex-wrap","float","flood-color","flood-opacity","flow","font","font-display","font-family","font-feature-settings","font-kerning","font-language-override","font-optical-sizing","font-palette","font-size","font-size-adjust","font-smooth","font-smoothing","font-stretch","font-style","font-synthesis","font-synthesis-position","font-synthesis-small-caps","font-synthesis-style","font-synthesis-weight","font-variant","font-variant-alternates","font-variant-caps","font-variant-east-asian","font-variant-emoji","font-variant-ligatures","font-variant-numeric","font-variant-position","font-variation-settings","font-weight","forced-color-adjust","gap","glyph-orientation-horizontal","glyph-orientation-vertical","grid","grid-area","grid-auto-columns","grid-auto-flow","grid-auto-rows","grid-column","grid-column-end","grid-column-start","grid-gap","grid-row","grid-row-end","grid-row-start","grid-template","grid-template-areas","grid-template-columns","grid-template-rows","hanging-punctuation","height","hyphenate-character","hyphenate-limit-chars","hyphens","icon","image-orientation","image-rendering","image-resolution","ime-mode","initial-letter","initial-letter-align","inline-size","inset","inset-area","inset-block","inset-block-end","inset-block-start","inset-inline","inset-inline-end","inset-inline-start","isolation","justify-content","justify-items","justify-self","kerning","left","letter-spacing","lighting-color","line-break","line-height","line-height-step","list-style","list-style-image","list-style-position","list-style-type","margin","margin-block","margin-block-end","margin-block-start","margin-bottom","margin-inline","margin-inline-end","margin-inline-start","margin-left","margin-right","margin-top","margin-trim","marker","marker-end","marker-mid","marker-start","marks","mask","mask-border","mask-border-mode","mask-border-outset","mask-border-repeat","mask-border-slice","mask-border-source","mask-border-width","mask-clip","mask-composite","mask-image","mask-mode","mask-origin","mask-position","mask-repeat","mask-size","mask-type","masonry-auto-flow","math-depth","math-shift","math-style","max-block-size","max-height","max-inline-size","max-width","min-block-size","min-height","min-inline-size","min-width","mix-blend-mode","nav-down","nav-index","nav-left","nav-right","nav-up","none","normal","object-fit","object-position","offset","offset-anchor","offset-distance","offset-path","offset-position","offset-rotate","opacity","order","orphans","outline","outline-color","outline-offset","outline-style","outline-width","overflow","overflow-anchor","overflow-block","overflow-clip-margin","overflow-inline","overflow-wrap","overflow-x","overflow-y","overlay","overscroll-behavior","overscroll-behavior-block","overscroll-behavior-inline","overscroll-behavior-x","overscroll-behavior-y","padding","padding-block","padding-block-end","padding-block-start","padding-bottom","padding-inline","padding-inline-end","padding-inline-start","padding-left","padding-right","padding-top","page","page-break-after","page-break-before","page-break-inside","paint-order","pause","pause-after","pause-before","perspective","perspective-origin","place-content","place-items","place-self","pointer-events","position","position-anchor","position-visibility","print-color-adjust","quotes","r","resize","rest","rest-after","rest-before","right","rotate","row-gap","ruby-align","ruby-position","scale","scroll-behavior","scroll-margin","scroll-margin-block","scroll-margin-block-end","scroll-margin-block-start","scroll-margin-bottom","scroll-margin-inline","scroll-margin-inline-end","scroll-margin-inline-start","scroll-margin-left","scroll-margin-right","scroll-margin-top","scroll-padding","scroll-padding-block","scroll-padding-block-end","scroll-padding-block-start","scroll-padding-bottom","scroll-padding-inline","scroll-padding-inline-end","scroll-padding-inline-start","scroll-padding-left","scroll-padding-right","scroll-padding-top","scroll-snap-align","scroll-snap-stop","scroll-snap-type","scroll-timeline","scroll-timeline-axis","scroll-timeline-name","scrollbar-color","scrollbar-gutter","scrollbar-width","shape-image-threshold","shape-margin","shape-outside","shape-rendering","speak","speak-as","src","stop-color","stop-opacity","stroke","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke-width","tab-size","table-layout","text-align","text-align-all","text-align-last","text-anchor","text-combine-upright","text-decoration","text-decoration-color","text-decoration-line","text-decoration-skip","text-decoration-skip-ink","text-decoration-style","text-decoration-thickness","text-emphasis","text-emphasis-color","text-emphasis-position","text-emphasis-style","text-indent","text-justify","text-orientation","text-overflow","text-rendering","text-shadow","text-size-adjust","text-transform","text-underline-offset","text-underline-position","text-wrap","text-wrap-mode","text-wrap-style","timeline-scope","top","touch-action","transform","transform-box","transform-origin","transform-style","transition","transition-behavior","transition-delay","transition-duration","transition-property","transition-timing-function","translate","unicode-bidi","unicode-range","user-modify","user-select","vector-effect","vertical-align","view-timeline","view-timeline-axis","view-timeline-inset","view-timeline-name","view-transition-name","visibility","voice-balance","voice-duration","voice-family","voice-pitch","voice-range","voice-rate","voice-stress","voice-volume","white-space","white-space-collapse","widows","width","will-change","word-break","word-spacing","word-wrap","writing-mode","x","y","z-index","zoom"].sort().reverse();function _o(e){let t=e.regex,s=ul(e),i={begin:/-(webkit|moz|ms|o)-(?=[a-z])/},r="and or not only",n=/@-?\w[\w]*(-\w+)*/,a="[a-zA-Z-][a-zA-Z0-9_-]*",o=[e.APOS_STRING_MODE,e.QUOTE_STRING_MODE];return{name:"CSS",case_insensitive:!0,illegal:/[=|'\$]/,keywords:{keyframePosition:"from to"},classNameAliases:{keyframePosition:"selector-tag"},contains:[s.BLOCK_COMMENT,i,s.CSS_NUMBER_MODE,{className:"selector-id",begin:/#[A-Za-z0-9_-]+/,relevance:0},{className:"selector-class",begin:"\\."+a,relevance:0},s.ATTRIBUTE_SELECTOR_MODE,{className:"selector-pseudo",variants:[{begin:":("+wl.join("|")+")"},{begin:":(:)?("+zl.join("|")+")"}]},s.CSS_VARIABLE,{className:"attribute",begin:"\\b("+yl.join("|")+")\\b"},{begin:/:/,end:/[;}{]/,contains:[s.BLOCK_COMMENT,s.HEXCOLOR,s.IMPORTANT,s.CSS_NUMBER_MODE,s.UNICODE_RANGE,...o,{begin:/(url|data-uri)\(/,end:/\)/,relevance:0,keywords:{built_in:"url data-uri"},contains:[...o,{className:"string",begin:/[^)]/,endsWithParent:!0,excludeEnd:!0}]},s.FUNCTION_DISPATCH]},{begin:t.lookahead(/@/),end:"[{;]",relevance:0,illegal:/:/,contains:[{className:"keyword",begin:n},{begin:/\s/,endsWithParent:!0,excludeEnd:!0,relevance:0,keywords:{$pattern:/[a-z-]+/,keyword:r,attribute:_l.join(" ")},contains:[{begin:/[a-z-]+(?=:)/,className:"attribute"},...o,s.CSS_NUMBER_MODE]}]},{className:"selector-tag",begin:"\\b("+bl.join("|")+")\\b"}]}}function wo(e){let t=e.regex;return{name:"Diff",aliases:["patch"],contains:[{className:"meta",relevance:10,match:t.either(/^@@ +-\d+,\d+ +\+\d+,\d+ +@@/,/^@@ +-\d+ +\+\d+,\d+ +@@/,/^@@ +-\d+,\d+ +\+\d+ +@@/,/^@@ +-\d+ +\+\d+ +@@/,/^\*\*\* +\d+,\d+ +\*\*\*\*$/,/^--- +\d+,\d+ +----$/)},{className:"comment",variants:[{begin:t.either(/Index: /,/^index/,/={3,}/,/^-{3}/,/^\*{3} /,/^\+{3}/,/^diff --git/),end:/$/},{match:/^\*{15}$/}]},{className:"addition",begin:/^\+/,end:/$/},{className:"deletion",begin:/^-/,end:/$/},{className:"addition",begin:/^!/,end:/$/}]}}function zo(e){let n={keyword:["break","case","chan","const","continue","default","defer","else","fallthrough","for","func","go","goto","if","import","interface","map","package","range","return","select","struct","switch","type","var"],type:["bool","byte","complex64","complex128","error","float32","float64","int8","int16","int32","int64","string","uint8","uint16","uint32","uint64","int","uint","uintptr","rune"],literal:["true","false","iota","nil"],built_in:["append","cap","close","complex","copy","imag","len","make","new","panic","print","println","real","recover","delete"]};return{name:"Go",aliases:["golang"],keywords:n,illegal:"</",contains:[e.C_LINE_COMMENT_MODE,e.C_BLOCK_COMMENT_MODE,{className:"string",variants:[e.QUOTE_STRING_MODE,e.APOS_STRING_MODE,{begin:"`",end:"`"}]},{className:"number",variants:[{match:/-?\b0[xX]\.[a-fA-F0-9](_?[a-fA-F0-9])*[pP][+-]?\d(_?\d)*i?/,relevance:0},{match:/-?\b0[xX](_?[a-fA-F0-9])+((\.([a-fA-F0-9](_?[a-fA-F0-9])*)?)?[pP][+-]?\d(_?\d)*)?i?/,relevance:0},{match:/-?\b0[oO](_?[0-7])*i?/,relevance:0},{match:/-?\.\d(_?\d)*([eE][+-]?\d(_?\d)*)?i?/,relevance:0},{match:/-?\b\d(_?\d)*(\.(\d(_?\d)*)?)?([eE][+-]?\d(_?\d)*)?i?/,relevance:0}]},{begin:/:=/},{className:"function",beginKeywords:"func",end:"\\s*(\\{|$)",excludeEnd:!0,contains:[e.TITLE_MODE,{className:"params",begin:/\(/,end:/\)/,endsParent:!0,keywords:n,illegal:/["']/}]}]}}function yo(e){let t=e.regex,s={className:"number",relevance:0,variants:[{begin:/([+-]+)?[\d]+_[\d_]+/},{begin:e.NUMBER_RE}]},i=e.COMMENT();i.variants=[{begin:/;/,end:/$/},{begin:/#/,end:/$/}];let r={className:"variable",variants:[{begin:/\$[\w\d"][\w\d_]*/},{begin:/\$\{(.*?)\}/}]},n={className:"literal",begin:/\bon|off|true|false|yes|no\b/},a={className:"string",contains:[e.BACKSLASH_ESCAPE],variants:[{begin:"'''",end:"'''",relevance:10},{begin:'"""',end:'"""',relevance:10},{begin:'"',end:'"'},{begin:"'",end:"'"}]},o={begin:/\[/,end:/\]/,contains:[i,n,r,a,s,"self"],relevance:0},h=/[A-Za-z0-9_-]+/,m=/"(\\"|[^"])*"/,d=/'[^']*'/,l=t.either(h,m,d),v=t.concat(l,"(\\s*\\.\\s*",l,")*",t.lookahead(/\s*=\s*[^#\s]/));return{name:"TOML, also INI",aliases:["toml"],case_insensitive:!0,illegal:/\S/,contains:[i,{className:"section",begin:/\[+/,end:/\]+/},{begin:v,className:"attr",starts:{end:/$/,contains:[i,o,n,r,a,s]}}]}}var as="[0-9](_*[0-9])*",Oi=`\\.(${as})`,Ii="[0-9a-fA-F](_*[0-9a-fA-F])*",xo={className:"number",variants:[{begin:`(\\b(${as})((${Oi})|\\.)?|(${Oi}))[eE][+-]?(${as})[fFdD]?\\b`},{begin:`\\b(${as})((${Oi})[fFdD]?\\b|\\.([fFdD]\\b)?)`},{begin:`(${Oi})[fFdD]?\\b`},{begin:`\\b(${as})[fFdD]\\b`},{begin:`\\b0[xX]((${Ii})\\.?|(${Ii})?\\.(${Ii}))[pP][+-]?(${as})[fFdD]?\\b`},{begin:"\\b(0|[1-9](_*[0-9])*)[lL]?\\b"},{begin:`\\b0[xX](${Ii})[lL]?\\b`},{begin:"\\b0(_*[0-7])*[lL]?\\b"},{begin:"\\b0[bB][01](_*[01])*[lL]?\\b"}],relevance:0};function Eo(e,t,s){return s===-1?"":e.replace(t,i=>Eo(e,t,s-1))}function Mo(e){let t=e.regex,s="[À-ʸa-zA-Z_$][À-ʸa-zA-Z_$0-9]*",i=s+Eo("(?:<"+s+"~~~(?:\\s*,\\s*"+s+"~~~)*>)?",/~~~/g,2),h={keyword:["synchronized","abstract","private","var","static","if","const ","for","while","strictfp","finally","protected","import","native","final","void","enum","else","break","transient","catch","instanceof","volatile","case","assert","package","default","public","try","switch","continue","throws","protected","public","private","module","requires","exports","do","sealed","yield","permits","goto","when"],literal:["false","true","null"],type:["char","boolean","long","float","int","byte","short","double"],built_in:["super","this"]},m={className:"meta",begin:"@"+s,contains:[{begin:/\(/,end:/\)/,contains:["self"]}]},d={className:"params",begin:/\(/,end:/\)/,keywords:h,relevance:0,contains:[e.C_BLOCK_COMMENT_MODE],endsParent:!0};return{name:"Java",aliases:["jsp"],keywords:h,illegal:/<\/|#/,contains:[e.COMMENT("/\\*\\*","\\*/",{relevance:0,contains:[{begin:/\w+@/,relevance:0},{className:"doctag",begin:"@[A-Za-z]+"}]}),{begin:/import java\.[a-z]+\./,keywords:"import",relevance:2},e.C_LINE_COMMENT_MODE,e.C_BLOCK_COMMENT_MODE,{begin:/"""/,end:/"""/,className:"string",contains:[e.BACKSLASH_ESCAPE]},e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,{match:[/\b(?:class|interface|enum|extends|implements|new)/,/\s+/,s],className:{1:"keyword",3:"title.class"}},{match:/non-sealed/,scope:"keyword"},{begin:[t.concat(/(?!else)/,s),/\s+/,s,/\s+/,/=(?!=)/],className:{1:"type",3:"variable",5:"operator"}},{begin:[/record/,/\s+/,s],className:{1:"keyword",3:"title.class"},contains:[d,e.C_LINE_COMMENT_MODE,e.C_BLOCK_COMMENT_MODE]},{beginKeywords:"new throw return else",relevance:0},{begin:["(?:"+i+"\\s+)",e.UNDERSCORE_IDENT_RE,/\s*(?=\()/],className:{2:"title.function"},keywords:h,contains:[{className:"params",begin:/\(/,end:/\)/,keywords:h,relevance:0,contains:[m,e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,xo,e.C_BLOCK_COMMENT_MODE]},e.C_LINE_COMMENT_MODE,e.C_BLOCK_COMMENT_MODE]},xo,m]}}var To="[A-Za-z$_][0-9A-Za-z$_]*",xl=["as","in","of","if","for","while","finally","var","new","function","do","return","void","else","break","catch","instanceof","with","throw","case","default","try","switch","continue","typeof","delete","let","yield","const","class","debugger","async","await","static","import","from","export","extends","using"],El=["true","false","null","undefined","NaN","Infinity"],Co=["Object","Function","Boolean","Symbol","Math","Date","Number","BigInt","String","RegExp","Array","Float32Array","Float64Array","Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Int32Array","Uint16Array","Uint32Array","BigInt64Array","BigUint64Array","Set","Map","WeakSet","WeakMap","ArrayBuffer","SharedArrayBuffer","Atomics","DataView","JSON","Promise","Generator","GeneratorFunction","AsyncFunction","Reflect","Proxy","Intl","WebAssembly"],$o=["Error","EvalError","InternalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError"],ko=["setInterval","setTimeout","clearInterval","clearTimeout","require","exports","eval","isFinite","isNaN","parseFloat","parseInt","decodeURI","decodeURIComponent","encodeURI","encodeURIComponent","escape","unescape"],Ml=["arguments","this","super","console","window","document","localStorage","sessionStorage","module","global"],Tl=[].concat(ko,Co,$o);function Ao(e){let t=e.regex,s=(I,{after:Z})=>{let ie="</"+I[0].slice(1);return I.input.indexOf(ie,Z)!==-1},i=To,r={begin:"<>",end:"</>"},n=/<[A-Za-z0-9\\._:-]+\s*\/>/,a={begin:/<[A-Za-z0-9\\._:-]+/,end:/\/[A-Za-z0-9\\._:-]+>|\/>/,isTrulyOpeningTag:(I,Z)=>{let ie=I[0].length+I.index,he=I.input[ie];if(he==="<"||he===","){Z.ignoreMatch();return}he===">"&&(s(I,{after:ie})||Z.ignoreMatch());let me,ye=I.input.substring(ie);if(me=ye.match(/^\s*=/)){Z.ignoreMatch();return}if((me=ye.match(/^\s+extends\s+/))&&me.index===0){Z.ignoreMatch();return}}},o={$pattern:To,keyword:xl,literal:El,built_in:Tl,"variable.language":Ml},h="[0-9](_?[0-9])*",m=`\\.(${h})`,d="0|[1-9](_?[0-9])*|0[0-7]*[89][0-9]*",l={className:"number",variants:[{begin:`(\\b(${d})((${m})|\\.)?|(${m}))[eE][+-]?(${h})\\b`},{begin:`\\b(${d})\\b((${m})\\b|\\.)?|(${m})\\b`},{begin:"\\b(0|[1-9](_?[0-9])*)n\\b"},{begin:"\\b0[xX][0-9a-fA-F](_?[0-9a-fA-F])*n?\\b"},{begin:"\\b0[bB][0-1](_?[0-1])*n?\\b"},{begin:"\\b0[oO][0-7](_?[0-7])*n?\\b"},{begin:"\\b0[0-7]+n?\\b"}],relevance:0},v={className:"subst",begin:"\\$\\{",end:"\\}",keywords:o,contains:[]},u={begin:".?html`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"xml"}},g={begin:".?css`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"css"}},p={begin:".?gql`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"graphql"}},f={className:"string",begin:"`",end:"`",contains:[e.BACKSLASH_ESCAPE,v]},H={className:"comment",variants:[e.COMMENT(/\/\*\*(?!\/)/,"\\*/",{relevance:0,contains:[{begin:"(?=@[A-Za-z]+)",relevance:0,contains:[{className:"doctag",begin:"@[A-Za-z]+"},{className:"type",begin:"\\{",end:"\\}",excludeEnd:!0,excludeBegin:!0,relevance:0},{className:"variable",begin:i+"(?=\\s*(-)|$)",endsParent:!0,relevance:0},{begin:/(?=[^\n])\s/,relevance:0}]}]}),e.C_BLOCK_COMMENT_MODE,e.C_LINE_COMMENT_MODE]},$=[e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,u,g,p,f,{match:/\$\d+/},l];v.contains=$.concat({begin:/\{/,end:/\}/,keywords:o,contains:["self"].concat($)});let F=[].concat(H,v.contains),T=F.concat([{begin:/(\s*)\(/,end:/\)/,keywords:o,contains:["self"].concat(F)}]),z={className:"params",begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,contains:T},j={variants:[{match:[/class/,/\s+/,i,/\s+/,/extends/,/\s+/,t.concat(i,"(",t.concat(/\./,i),")*")],scope:{1:"keyword",3:"title.class",5:"keyword",7:"title.class.inherited"}},{match:[/class/,/\s+/,i],scope:{1:"keyword",3:"title.class"}}]},N={relevance:0,match:t.either(/\bJSON/,/\b[A-Z][a-z]+([A-Z][a-z]*|\d)*/,/\b[A-Z]{2,}([A-Z][a-z]+|\d)+([A-Z][a-z]*)*/,/\b[A-Z]{2,}[a-z]+([A-Z][a-z]+|\d)*([A-Z][a-z]*)*/),className:"title.class",keywords:{_:[...Co,...$o]}},C={label:"use_strict",className:"meta",relevance:10,begin:/^\s*['"]use (strict|asm)['"]/},Y={variants:[{match:[/function/,/\s+/,i,/(?=\s*\()/]},{match:[/function/,/\s*(?=\()/]}],className:{1:"keyword",3:"title.function"},label:"func.def",contains:[z],illegal:/%/},_e={relevance:0,match:/\b[A-Z][A-Z_0-9]+\b/,className:"variable.constant"};function ze(I){return t.concat("(?!",I.join("|"),")")}let Te={match:t.concat(/\b/,ze([...ko,"super","import","await"].map(I=>`${I}\\s*\\(`)),i,t.lookahead(/\s*\(/)),className:"title.function",relevance:0},Q={begin:t.concat(/\./,t.lookahead(t.concat(i,/(?![0-9A-Za-z$_(])/))),end:i,excludeBegin:!0,keywords:"prototype",className:"property",relevance:0},V={match:[/get|set/,/\s+/,i,/(?=\()/],className:{1:"keyword",3:"title.function"},contains:[{begin:/\(\)/},z]},E="(\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)|"+e.UNDERSCORE_IDENT_RE+")\\s*=>",L={match:[/const|var|let/,/\s+/,i,/\s*/,/=\s*/,/(async\s*)?/,t.lookahead(E)],keywords:"async",className:{1:"keyword",3:"title.function"},contains:[z]};return{name:"JavaScript",aliases:["js","jsx","mjs","cjs"],keywords:o,exports:{PARAMS_CONTAINS:T,CLASS_REFERENCE:N},illegal:/#(?![$_A-Za-z])/,contains:[e.SHEBANG({label:"shebang",binary:"node",relevance:5}),C,e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,u,g,p,f,H,{match:/\$\d+/},l,N,{scope:"attr",match:i+t.lookahead(":"),relevance:0},L,{begin:"("+e.RE_STARTERS_RE+"|\\b(case|return|throw)\\b)\\s*",keywords:"return throw case",relevance:0,contains:[H,e.REGEXP_MODE,{className:"function",begin:E,returnBegin:!0,end:"\\s*=>",contains:[{className:"params",variants:[{begin:e.UNDERSCORE_IDENT_RE,relevance:0},{className:null,begin:/\(\s*\)/,skip:!0},{begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,contains:T}]}]},{begin:/,/,relevance:0},{match:/\s+/,relevance:0},{variants:[{begin:r.begin,end:r.end},{match:n},{begin:a.begin,"on:begin":a.isTrulyOpeningTag,end:a.end}],subLanguage:"xml",contains:[{begin:a.begin,end:a.end,skip:!0,contains:["self"]}]}]},Y,{beginKeywords:"while if switch catch for"},{begin:"\\b(?!function)"+e.UNDERSCORE_IDENT_RE+"\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)\\s*\\{",returnBegin:!0,label:"func.def",contains:[z,e.inherit(e.TITLE_MODE,{begin:i,className:"title.function"})]},{match:/\.\.\./,relevance:0},Q,{match:"\\$"+i,relevance:0},{match:[/\bconstructor(?=\s*\()/],className:{1:"title.function"},contains:[z]},Te,_e,j,V,{match:/\$[(.]/}]}}var Cl="([-+]?)(\\b0[xX][a-fA-F0-9]+|(\\b\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?)|NaN|[-+]?Infinity",$l={scope:"number",match:Cl,relevance:0};function So(e){let t={className:"attr",begin:/(("(\\.|[^\\"\r\n])*")|('(\\.|[^\\'\r\n])*'))(?=\s*:)/,relevance:1.01},s={match:/[{}[\],:]/,className:"punctuation",relevance:0},i=["true","false","null"],r={scope:"literal",beginKeywords:i.join(" ")};return{name:"JSON",aliases:["jsonc","json5"],keywords:{literal:i},contains:[t,s,e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,r,$l,e.C_LINE_COMMENT_MODE,e.C_BLOCK_COMMENT_MODE],illegal:"\\S"}}function Ho(e){let t=e.regex,s=new RegExp("[\\p{XID_Start}_]\\p{XID_Continue}*","u"),i=["and","as","assert","async","await","break","case","class","continue","def","del","elif","else","except","finally","for","from","global","if","import","in","is","lambda","match","nonlocal|10","not","or","pass","raise","return","try","while","with","yield"],o={$pattern:/[A-Za-z]\w+|__\w+__/,keyword:i,built_in:["__import__","abs","all","any","ascii","bin","bool","breakpoint","bytearray","bytes","callable","chr","classmethod","compile","complex","delattr","dict","dir","divmod","enumerate","eval","exec","filter","float","format","frozenset","getattr","globals","hasattr","hash","help","hex","id","input","int","isinstance","issubclass","iter","len","list","locals","map","max","memoryview","min","next","object","oct","open","ord","pow","print","property","range","repr","reversed","round","set","setattr","slice","sorted","staticmethod","str","sum","super","tuple","type","vars","zip"],literal:["__debug__","Ellipsis","False","None","NotImplemented","True"],type:["Any","Callable","Coroutine","Dict","List","Literal","Generic","Optional","Sequence","Set","Tuple","Type","Union"]},h={className:"meta",begin:/^(>>>|\.\.\.) /},m={className:"subst",begin:/\{/,end:/\}/,keywords:o,illegal:/#/},d={begin:/\{\{/,relevance:0},l={className:"string",contains:[e.BACKSLASH_ESCAPE],variants:[{begin:/([uU]|[bB]|[rR]|[bB][rR]|[rR][bB])?'''/,end:/'''/,contains:[e.BACKSLASH_ESCAPE,h],relevance:10},{begin:/([uU]|[bB]|[rR]|[bB][rR]|[rR][bB])?"""/,end:/"""/,contains:[e.BACKSLASH_ESCAPE,h],relevance:10},{begin:/([fF][rR]|[rR][fF]|[fF])'''/,end:/'''/,contains:[e.BACKSLASH_ESCAPE,h,d,m]},{begin:/([fF][rR]|[rR][fF]|[fF])"""/,end:/"""/,contains:[e.BACKSLASH_ESCAPE,h,d,m]},{begin:/([uU]|[rR])'/,end:/'/,relevance:10},{begin:/([uU]|[rR])"/,end:/"/,relevance:10},{begin:/([bB]|[bB][rR]|[rR][bB])'/,end:/'/},{begin:/([bB]|[bB][rR]|[rR][bB])"/,end:/"/},{begin:/([fF][rR]|[rR][fF]|[fF])'/,end:/'/,contains:[e.BACKSLASH_ESCAPE,d,m]},{begin:/([fF][rR]|[rR][fF]|[fF])"/,end:/"/,contains:[e.BACKSLASH_ESCAPE,d,m]},e.APOS_STRING_MODE,e.QUOTE_STRING_MODE]},v="[0-9](_?[0-9])*",u=`(\\b(${v}))?\\.(${v})|\\b(${v})\\.`,g=`\\b|${i.join("|")}`,p={className:"number",relevance:0,variants:[{begin:`(\\b(${v})|(${u}))[eE][+-]?(${v})[jJ]?(?=${g})`},{begin:`(${u})[jJ]?`},{begin:`\\b([1-9](_?[0-9])*|0+(_?0)*)[lLjJ]?(?=${g})`},{begin:`\\b0[bB](_?[01])+[lL]?(?=${g})`},{begin:`\\b0[oO](_?[0-7])+[lL]?(?=${g})`},{begin:`\\b0[xX](_?[0-9a-fA-F])+[lL]?(?=${g})`},{begin:`\\b(${v})[jJ](?=${g})`}]},f={className:"comment",begin:t.lookahead(/# type:/),end:/$/,keywords:o,contains:[{begin:/# type:/},{begin:/#/,end:/\b\B/,endsWithParent:!0}]},b={className:"params",variants:[{className:"",begin:/\(\s*\)/,skip:!0},{begin:/\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,contains:["self",h,p,l,e.HASH_COMMENT_MODE]}]};return m.contains=[l,p,h],{name:"Python",aliases:["py","gyp","ipython"],unicodeRegex:!0,keywords:o,illegal:/(<\/|\?)|=>/,contains:[h,p,{scope:"variable.language",match:/\bself\b/},{beginKeywords:"if",relevance:0},{match:/\bor\b/,scope:"keyword"},l,f,e.HASH_COMMENT_MODE,{match:[/\bdef/,/\s+/,s],scope:{1:"keyword",3:"title.function"},contains:[b]},{variants:[{match:[/\bclass/,/\s+/,s,/\s*/,/\(\s*/,s,/\s*\)/]},{match:[/\bclass/,/\s+/,s]}],scope:{1:"keyword",3:"title.class",6:"title.class.inherited"}},{className:"meta",begin:/^[\t ]*@/,end:/(?=#)|$/,contains:[p,b,l]}]}}function No(e){let t=e.regex,s=/(r#)?/,i=t.concat(s,e.UNDERSCORE_IDENT_RE),r=t.concat(s,e.IDENT_RE),n={className:"title.function.invoke",relevance:0,begin:t.concat(/\b/,/(?!let|for|while|if|else|match\b)/,r,t.lookahead(/\s*\(/))},a="([ui](8|16|32|64|128|size)|f(32|64))?",o=["abstract","as","async","await","become","box","break","const","continue","crate","do","dyn","else","enum","extern","false","final","fn","for","if","impl","in","let","loop","macro","match","mod","move","mut","override","priv","pub","ref","return","self","Self","static","struct","super","trait","true","try","type","typeof","union","unsafe","unsized","use","virtual","where","while","yield"],h=["true","false","Some","None","Ok","Err"],m=["drop ","Copy","Send","Sized","Sync","Drop","Fn","FnMut","FnOnce","ToOwned","Clone","Debug","PartialEq","PartialOrd","Eq","Ord","AsRef","AsMut","Into","From","Default","Iterator","Extend","IntoIterator","DoubleEndedIterator","ExactSizeIterator","SliceConcatExt","ToString","assert!","assert_eq!","bitflags!","bytes!","cfg!","col!","concat!","concat_idents!","debug_assert!","debug_assert_eq!","env!","eprintln!","panic!","file!","format!","format_args!","include_bytes!","include_str!","line!","local_data_key!","module_path!","option_env!","print!","println!","select!","stringify!","try!","unimplemented!","unreachable!","vec!","write!","writeln!","macro_rules!","assert_ne!","debug_assert_ne!"],d=["i8","i16","i32","i64","i128","isize","u8","u16","u32","u64","u128","usize","f32","f64","str","char","bool","Box","Option","Result","String","Vec"];return{name:"Rust",aliases:["rs"],keywords:{$pattern:e.IDENT_RE+"!?",type:d,keyword:o,literal:h,built_in:m},illegal:"</",contains:[e.C_LINE_COMMENT_MODE,e.COMMENT("/\\*","\\*/",{contains:["self"]}),e.inherit(e.QUOTE_STRING_MODE,{begin:/b?"/,illegal:null}),{className:"symbol",begin:/'[a-zA-Z_][a-zA-Z0-9_]*(?!')/},{scope:"string",variants:[{begin:/b?r(#*)"(.|\n)*?"\1(?!#)/},{begin:/b?'/,end:/'/,contains:[{scope:"char.escape",match:/\\('|\w|x\w{2}|u\w{4}|U\w{8})/}]}]},{className:"number",variants:[{begin:"\\b0b([01_]+)"+a},{begin:"\\b0o([0-7_]+)"+a},{begin:"\\b0x([A-Fa-f0-9_]+)"+a},{begin:"\\b(\\d[\\d_]*(\\.[0-9_]+)?([eE][+-]?[0-9_]+)?)"+a}],relevance:0},{begin:[/fn/,/\s+/,i],className:{1:"keyword",3:"title.function"}},{className:"meta",begin:"#!?\\[",end:"\\]",contains:[{className:"string",begin:/"/,end:/"/,contains:[e.BACKSLASH_ESCAPE]}]},{begin:[/let/,/\s+/,/(?:mut\s+)?/,i],className:{1:"keyword",3:"keyword",4:"variable"}},{begin:[/for/,/\s+/,i,/\s+/,/in/],className:{1:"keyword",3:"variable",5:"keyword"}},{begin:[/type/,/\s+/,i],className:{1:"keyword",3:"title.class"}},{begin:[/(?:trait|enum|struct|union|impl|for)/,/\s+/,i],className:{1:"keyword",3:"title.class"}},{begin:e.IDENT_RE+"::",keywords:{keyword:"Self",built_in:m,type:d}},{className:"punctuation",begin:"->"},n]}}function Ro(e){let t=e.regex,s=e.COMMENT("--","$"),i={scope:"string",variants:[{begin:/'/,end:/'/,contains:[{match:/''/}]}]},r={begin:/"/,end:/"/,contains:[{match:/""/}]},n=["true","false","unknown"],a=["double precision","large object","with timezone","without timezone"],o=["bigint","binary","blob","boolean","char","character","clob","date","dec","decfloat","decimal","float","int","integer","interval","nchar","nclob","national","numeric","real","row","smallint","time","timestamp","varchar","varying","varbinary"],h=["add","asc","collation","desc","final","first","last","view"],m=["abs","acos","all","allocate","alter","and","any","are","array","array_agg","array_max_cardinality","as","asensitive","asin","asymmetric","at","atan","atomic","authorization","avg","begin","begin_frame","begin_partition","between","bigint","binary","blob","boolean","both","by","call","called","cardinality","cascaded","case","cast","ceil","ceiling","char","char_length","character","character_length","check","classifier","clob","close","coalesce","collate","collect","column","commit","condition","connect","constraint","contains","convert","copy","corr","corresponding","cos","cosh","count","covar_pop","covar_samp","create","cross","cube","cume_dist","current","current_catalog","current_date","current_default_transform_group","current_path","current_role","current_row","current_schema","current_time","current_timestamp","current_path","current_role","current_transform_group_for_type","current_user","cursor","cycle","date","day","deallocate","dec","decimal","decfloat","declare","default","define","delete","dense_rank","deref","describe","deterministic","disconnect","distinct","double","drop","dynamic","each","element","else","empty","end","end_frame","end_partition","end-exec","equals","escape","every","except","exec","execute","exists","exp","external","extract","false","fetch","filter","first_value","float","floor","for","foreign","frame_row","free","from","full","function","fusion","get","global","grant","group","grouping","groups","having","hold","hour","identity","in","indicator","initial","inner","inout","insensitive","insert","int","integer","intersect","intersection","interval","into","is","join","json_array","json_arrayagg","json_exists","json_object","json_objectagg","json_query","json_table","json_table_primitive","json_value","lag","language","large","last_value","lateral","lead","leading","left","like","like_regex","listagg","ln","local","localtime","localtimestamp","log","log10","lower","match","match_number","match_recognize","matches","max","member","merge","method","min","minute","mod","modifies","module","month","multiset","national","natural","nchar","nclob","new","no","none","normalize","not","nth_value","ntile","null","nullif","numeric","octet_length","occurrences_regex","of","offset","old","omit","on","one","only","open","or","order","out","outer","over","overlaps","overlay","parameter","partition","pattern","per","percent","percent_rank","percentile_cont","percentile_disc","period","portion","position","position_regex","power","precedes","precision","prepare","primary","procedure","ptf","range","rank","reads","real","recursive","ref","references","referencing","regr_avgx","regr_avgy","regr_count","regr_intercept","regr_r2","regr_slope","regr_sxx","regr_sxy","regr_syy","release","result","return","returns","revoke","right","rollback","rollup","row","row_number","rows","running","savepoint","scope","scroll","search","second","seek","select","sensitive","session_user","set","show","similar","sin","sinh","skip","smallint","some","specific","specifictype","sql","sqlexception","sqlstate","sqlwarning","sqrt","start","static","stddev_pop","stddev_samp","submultiset","subset","substring","substring_regex","succeeds","sum","symmetric","system","system_time","system_user","table","tablesample","tan","tanh","then","time","timestamp","timezone_hour","timezone_minute","to","trailing","translate","translate_regex","translation","treat","trigger","trim","trim_array","true","truncate","uescape","union","unique","unknown","unnest","update","upper","user","using","value","values","value_of","var_pop","var_samp","varbinary","varchar","varying","versioning","when","whenever","where","width_bucket","window","with","within","without","year"],d=["abs","acos","array_agg","asin","atan","avg","cast","ceil","ceiling","coalesce","corr","cos","cosh","count","covar_pop","covar_samp","cume_dist","dense_rank","deref","element","exp","extract","first_value","floor","json_array","json_arrayagg","json_exists","json_object","json_objectagg","json_query","json_table","json_table_primitive","json_value","lag","last_value","lead","listagg","ln","log","log10","lower","max","min","mod","nth_value","ntile","nullif","percent_rank","percentile_cont","percentile_disc","position","position_regex","power","rank","regr_avgx","regr_avgy","regr_count","regr_intercept","regr_r2","regr_slope","regr_sxx","regr_sxy","regr_syy","row_number","sin","sinh","sqrt","stddev_pop","stddev_samp","substring","substring_regex","sum","tan","tanh","translate","translate_regex","treat","trim","trim_array","unnest","upper","value_of","var_pop","var_samp","width_bucket"],l=["current_catalog","current_date","current_default_transform_group","current_path","current_role","current_schema","current_transform_group_for_type","current_user","session_user","system_time","system_user","current_time","localtime","current_timestamp","localtimestamp"],v=["create table","insert into","primary key","foreign key","not null","alter table","add constraint","grouping sets","on overflow","character set","respect nulls","ignore nulls","nulls first","nulls last","depth first","breadth first"],u=d,g=[...m,...h].filter(T=>!d.includes(T)),p={scope:"variable",match:/@[a-z0-9][a-z0-9_]*/},f={scope:"operator",match:/[-+*/=%^~]|&&?|\|\|?|!=?|<(?:=>?|<|>)?|>[>=]?/,relevance:0},b={match:t.concat(/\b/,t.either(...u),/\s*\(/),relevance:0,keywords:{built_in:u}};function H(T){return t.concat(/\b/,t.either(...T.map(z=>z.replace(/\s+/,"\\s+"))),/\b/)}let $={scope:"keyword",match:H(v),relevance:0};function F(T,{exceptions:z,when:j}={}){let N=j;return z=z||[],T.map(C=>C.match(/\|\d+$/)||z.includes(C)?C:N(C)?`${C}|0`:C)}return{name:"SQL",case_insensitive:!0,illegal:/[{}]|<\//,keywords:{$pattern:/\b[\w\.]+/,keyword:F(g,{when:T=>T.length<3}),literal:n,type:o,built_in:l},contains:[{scope:"type",match:H(a)},$,b,p,i,r,e.C_NUMBER_MODE,e.C_BLOCK_COMMENT_MODE,s,f]}}var Bi="[A-Za-z$_][0-9A-Za-z$_]*",Do=["as","in","of","if","for","while","finally","var","new","function","do","return","void","else","break","catch","instanceof","with","throw","case","default","try","switch","continue","typeof","delete","let","yield","const","class","debugger","async","await","static","import","from","export","extends","using"],Oo=["true","false","null","undefined","NaN","Infinity"],Io=["Object","Function","Boolean","Symbol","Math","Date","Number","BigInt","String","RegExp","Array","Float32Array","Float64Array","Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Int32Array","Uint16Array","Uint32Array","BigInt64Array","BigUint64Array","Set","Map","WeakSet","WeakMap","ArrayBuffer","SharedArrayBuffer","Atomics","DataView","JSON","Promise","Generator","GeneratorFunction","AsyncFunction","Reflect","Proxy","Intl","WebAssembly"],Bo=["Error","EvalError","InternalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError"],Lo=["setInterval","setTimeout","clearInterval","clearTimeout","require","exports","eval","isFinite","isNaN","parseFloat","parseInt","decodeURI","decodeURIComponent","encodeURI","encodeURIComponent","escape","unescape"],Fo=["arguments","this","super","console","window","document","localStorage","sessionStorage","module","global"],Po=[].concat(Lo,Io,Bo);function kl(e){let t=e.regex,s=(I,{after:Z})=>{let ie="</"+I[0].slice(1);return I.input.indexOf(ie,Z)!==-1},i=Bi,r={begin:"<>",end:"</>"},n=/<[A-Za-z0-9\\._:-]+\s*\/>/,a={begin:/<[A-Za-z0-9\\._:-]+/,end:/\/[A-Za-z0-9\\._:-]+>|\/>/,isTrulyOpeningTag:(I,Z)=>{let ie=I[0].length+I.index,he=I.input[ie];if(he==="<"||he===","){Z.ignoreMatch();return}he===">"&&(s(I,{after:ie})||Z.ignoreMatch());let me,ye=I.input.substring(ie);if(me=ye.match(/^\s*=/)){Z.ignoreMatch();return}if((me=ye.match(/^\s+extends\s+/))&&me.index===0){Z.ignoreMatch();return}}},o={$pattern:Bi,keyword:Do,literal:Oo,built_in:Po,"variable.language":Fo},h="[0-9](_?[0-9])*",m=`\\.(${h})`,d="0|[1-9](_?[0-9])*|0[0-7]*[89][0-9]*",l={className:"number",variants:[{begin:`(\\b(${d})((${m})|\\.)?|(${m}))[eE][+-]?(${h})\\b`},{begin:`\\b(${d})\\b((${m})\\b|\\.)?|(${m})\\b`},{begin:"\\b(0|[1-9](_?[0-9])*)n\\b"},{begin:"\\b0[xX][0-9a-fA-F](_?[0-9a-fA-F])*n?\\b"},{begin:"\\b0[bB][0-1](_?[0-1])*n?\\b"},{begin:"\\b0[oO][0-7](_?[0-7])*n?\\b"},{begin:"\\b0[0-7]+n?\\b"}],relevance:0},v={className:"subst",begin:"\\$\\{",end:"\\}",keywords:o,contains:[]},u={begin:".?html`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"xml"}},g={begin:".?css`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"css"}},p={begin:".?gql`",end:"",starts:{end:"`",returnEnd:!1,contains:[e.BACKSLASH_ESCAPE,v],subLanguage:"graphql"}},f={className:"string",begin:"`",end:"`",contains:[e.BACKSLASH_ESCAPE,v]},H={className:"comment",variants:[e.COMMENT(/\/\*\*(?!\/)/,"\\*/",{relevance:0,contains:[{begin:"(?=@[A-Za-z]+)",relevance:0,contains:[{className:"doctag",begin:"@[A-Za-z]+"},{className:"type",begin:"\\{",end:"\\}",excludeEnd:!0,excludeBegin:!0,relevance:0},{className:"variable",begin:i+"(?=\\s*(-)|$)",endsParent:!0,relevance:0},{begin:/(?=[^\n])\s/,relevance:0}]}]}),e.C_BLOCK_COMMENT_MODE,e.C_LINE_COMMENT_MODE]},$=[e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,u,g,p,f,{match:/\$\d+/},l];v.contains=$.concat({begin:/\{/,end:/\}/,keywords:o,contains:["self"].concat($)});let F=[].concat(H,v.contains),T=F.concat([{begin:/(\s*)\(/,end:/\)/,keywords:o,contains:["self"].concat(F)}]),z={className:"params",begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,contains:T},j={variants:[{match:[/class/,/\s+/,i,/\s+/,/extends/,/\s+/,t.concat(i,"(",t.concat(/\./,i),")*")],scope:{1:"keyword",3:"title.class",5:"keyword",7:"title.class.inherited"}},{match:[/class/,/\s+/,i],scope:{1:"keyword",3:"title.class"}}]},N={relevance:0,match:t.either(/\bJSON/,/\b[A-Z][a-z]+([A-Z][a-z]*|\d)*/,/\b[A-Z]{2,}([A-Z][a-z]+|\d)+([A-Z][a-z]*)*/,/\b[A-Z]{2,}[a-z]+([A-Z][a-z]+|\d)*([A-Z][a-z]*)*/),className:"title.class",keywords:{_:[...Io,...Bo]}},C={label:"use_strict",className:"meta",relevance:10,begin:/^\s*['"]use (strict|asm)['"]/},Y={variants:[{match:[/function/,/\s+/,i,/(?=\s*\()/]},{match:[/function/,/\s*(?=\()/]}],className:{1:"keyword",3:"title.function"},label:"func.def",contains:[z],illegal:/%/},_e={relevance:0,match:/\b[A-Z][A-Z_0-9]+\b/,className:"variable.constant"};function ze(I){return t.concat("(?!",I.join("|"),")")}let Te={match:t.concat(/\b/,ze([...Lo,"super","import","await"].map(I=>`${I}\\s*\\(`)),i,t.lookahead(/\s*\(/)),className:"title.function",relevance:0},Q={begin:t.concat(/\./,t.lookahead(t.concat(i,/(?![0-9A-Za-z$_(])/))),end:i,excludeBegin:!0,keywords:"prototype",className:"property",relevance:0},V={match:[/get|set/,/\s+/,i,/(?=\()/],className:{1:"keyword",3:"title.function"},contains:[{begin:/\(\)/},z]},E="(\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)|"+e.UNDERSCORE_IDENT_RE+")\\s*=>",L={match:[/const|var|let/,/\s+/,i,/\s*/,/=\s*/,/(async\s*)?/,t.lookahead(E)],keywords:"async",className:{1:"keyword",3:"title.function"},contains:[z]};return{name:"JavaScript",aliases:["js","jsx","mjs","cjs"],keywords:o,exports:{PARAMS_CONTAINS:T,CLASS_REFERENCE:N},illegal:/#(?![$_A-Za-z])/,contains:[e.SHEBANG({label:"shebang",binary:"node",relevance:5}),C,e.APOS_STRING_MODE,e.QUOTE_STRING_MODE,u,g,p,f,H,{match:/\$\d+/},l,N,{scope:"attr",match:i+t.lookahead(":"),relevance:0},L,{begin:"("+e.RE_STARTERS_RE+"|\\b(case|return|throw)\\b)\\s*",keywords:"return throw case",relevance:0,contains:[H,e.REGEXP_MODE,{className:"function",begin:E,returnBegin:!0,end:"\\s*=>",contains:[{className:"params",variants:[{begin:e.UNDERSCORE_IDENT_RE,relevance:0},{className:null,begin:/\(\s*\)/,skip:!0},{begin:/(\s*)\(/,end:/\)/,excludeBegin:!0,excludeEnd:!0,keywords:o,contains:T}]}]},{begin:/,/,relevance:0},{match:/\s+/,relevance:0},{variants:[{begin:r.begin,end:r.end},{match:n},{begin:a.begin,"on:begin":a.isTrulyOpeningTag,end:a.end}],subLanguage:"xml",contains:[{begin:a.begin,end:a.end,skip:!0,contains:["self"]}]}]},Y,{beginKeywords:"while if switch catch for"},{begin:"\\b(?!function)"+e.UNDERSCORE_IDENT_RE+"\\([^()]*(\\([^()]*(\\([^()]*\\)[^()]*)*\\)[^()]*)*\\)\\s*\\{",returnBegin:!0,label:"func.def",contains:[z,e.inherit(e.TITLE_MODE,{begin:i,className:"title.function"})]},{match:/\.\.\./,relevance:0},Q,{match:"\\$"+i,relevance:0},{match:[/\bconstructor(?=\s*\()/],className:{1:"title.function"},contains:[z]},Te,_e,j,V,{match:/\$[(.]/}]}}function Vo(e){let t=e.regex,s=kl(e),i=Bi,r=["any","void","number","boolean","string","object","never","symbol","bigint","unknown"],n={begin:[/namespace/,/\s+/,e.IDENT_RE],beginScope:{1:"keyword",3:"title.class"}},a={beginKeywords:"interface",end:/\{/,excludeEnd:!0,keywords:{keyword:"interface extends",built_in:r},contains:[s.exports.CLASS_REFERENCE]},o={className:"meta",relevance:10,begin:/^\s*['"]use strict['"]/},h=["type","interface","public","private","protected","implements","declare","abstract","readonly","enum","override","satisfies"],m={$pattern:Bi,keyword:Do.concat(h),literal:Oo,built_in:Po.concat(r),"variable.language":Fo},d={className:"meta",begin:"@"+i},l=(p,f,b)=>{let H=p.contains.findIndex($=>$.label===f);if(H===-1)throw new Error("can not find mode to replace");p.contains.splice(H,1,b)};Object.assign(s.keywords,m),s.exports.PARAMS_CONTAINS.push(d);let v=s.contains.find(p=>p.scope==="attr"),u=Object.assign({},v,{match:t.concat(i,t.lookahead(/\s*\?:/))});s.exports.PARAMS_CONTAINS.push([s.exports.CLASS_REFERENCE,v,u]),s.contains=s.contains.concat([d,n,a,u]),l(s,"shebang",e.SHEBANG()),l(s,"use_strict",o);let g=s.contains.find(p=>p.label==="func.def");return g.relevance=0,Object.assign(s,{name:"TypeScript",aliases:["ts","tsx","mts","cts"]}),s}function Uo(e){let t=e.regex,s=t.concat(/[\p{L}_]/u,t.optional(/[\p{L}0-9_.-]*:/u),/[\p{L}0-9_.-]*/u),i=/[\p{L}0-9._:-]+/u,r={className:"symbol",begin:/&[a-z]+;|&#[0-9]+;|&#x[a-f0-9]+;/},n={begin:/\s/,contains:[{className:"keyword",begin:/#?[a-z_][a-z1-9_-]+/,illegal:/\n/}]},a=e.inherit(n,{begin:/\(/,end:/\)/}),o=e.inherit(e.APOS_STRING_MODE,{className:"string"}),h=e.inherit(e.QUOTE_STRING_MODE,{className:"string"}),m={endsWithParent:!0,illegal:/</,relevance:0,contains:[{className:"attr",begin:i,relevance:0},{begin:/=\s*/,relevance:0,contains:[{className:"string",endsParent:!0,variants:[{begin:/"/,end:/"/,contains:[r]},{begin:/'/,end:/'/,contains:[r]},{begin:/[^\s"'=<>`]+/}]}]}]};return{name:"HTML, XML",aliases:["html","xhtml","rss","atom","xjb","xsd","xsl","plist","wsf","svg"],case_insensitive:!0,unicodeRegex:!0,contains:[{className:"meta",begin:/<![a-z]/,end:/>/,relevance:10,contains:[n,h,o,a,{begin:/\[/,end:/\]/,contains:[{className:"meta",begin:/<![a-z]/,end:/>/,contains:[n,a,h,o]}]}]},e.COMMENT(/<!--/,/-->/,{relevance:10}),{begin:/<!\[CDATA\[/,end:/\]\]>/,relevance:10},r,{className:"meta",end:/\?>/,variants:[{begin:/<\?xml/,relevance:10,contains:[h]},{begin:/<\?[a-z][a-z0-9]+/}]},{className:"tag",begin:/<style(?=\s|>)/,end:/>/,keywords:{name:"style"},contains:[m],starts:{end:/<\/style>/,returnEnd:!0,subLanguage:["css","xml"]}},{className:"tag",begin:/<script(?=\s|>)/,end:/>/,keywords:{name:"script"},contains:[m],starts:{end:/<\/script>/,returnEnd:!0,subLanguage:["javascript","handlebars","xml"]}},{className:"tag",begin:/<>|<\/>/},{className:"tag",begin:t.concat(/</,t.lookahead(t.concat(s,t.either(/\/>/,/>/,/\s/)))),end:/\/?>/,contains:[{className:"name",begin:s,relevance:0,starts:m}]},{className:"tag",begin:t.concat(/<\//,t.lookahead(t.concat(s,/>/))),contains:[{className:"name",begin:s,relevance:0},{begin:/>/,relevance:0,endsParent:!0}]}]}}function jo(e){let t="true false yes no null",s="[\\w#;/?:@&=+$,.~*'()[\\]]+",i={className:"attr",variants:[{begin:/[\w*@][\w*@ :()\./-]*:(?=[ \t]|$)/},{begin:/"[\w*@][\w*@ :()\./-]*":(?=[ \t]|$)/},{begin:/'[\w*@][\w*@ :()\./-]*':(?=[ \t]|$)/}]},r={className:"template-variable",variants:[{begin:/\{\{/,end:/\}\}/},{begin:/%\{/,end:/\}/}]},n={className:"string",relevance:0,begin:/'/,end:/'/,contains:[{match:/''/,scope:"char.escape",relevance:0}]},a={className:"string",relevance:0,variants:[{begin:/"/,end:/"/},{begin:/\S+/}],contains:[e.BACKSLASH_ESCAPE,r]},o=e.inherit(a,{variants:[{begin:/'/,end:/'/,contains:[{begin:/''/,relevance:0}]},{begin:/"/,end:/"/},{begin:/[^\s,{}[\]]+/}]}),v={className:"number",begin:"\\b"+"[0-9]{4}(-[0-9][0-9]){0,2}"+"([Tt \\t][0-9][0-9]?(:[0-9][0-9]){2})?"+"(\\.[0-9]*)?"+"([ \\t])*(Z|[-+][0-9][0-9]?(:[0-9][0-9])?)?"+"\\b"},u={end:",",endsWithParent:!0,excludeEnd:!0,keywords:t,relevance:0},g={begin:/\{/,end:/\}/,contains:[u],illegal:"\\n",relevance:0},p={begin:"\\[",end:"\\]",contains:[u],illegal:"\\n",relevance:0},f=[i,{className:"meta",begin:"^---\\s*$",relevance:10},{className:"string",begin:"[\\|>]([1-9]?[+-])?[ ]*\\n( +)[^ ][^\\n]*\\n(\\2[^\\n]+\\n?)*"},{begin:"<%[%=-]?",end:"[%-]?%>",subLanguage:"ruby",excludeBegin:!0,excludeEnd:!0,relevance:0},{className:"type",begin:"!\\w+!"+s},{className:"type",begin:"!<"+s+">"},{className:"type",begin:"!"+s},{className:"type",begin:"!!"+s},{className:"meta",begin:"&"+e.UNDERSCORE_IDENT_RE+"$"},{className:"meta",begin:"\\*"+e.UNDERSCORE_IDENT_RE+"$"},{className:"bullet",begin:"-(?=[ ]|$)",relevance:0},e.HASH_COMMENT_MODE,{beginKeywords:t,keywords:{literal:t}},v,{className:"number",begin:e.C_NUMBER_RE+"\\b",relevance:0},g,p,n,a],b=[...f];return b.pop(),b.push(o),u.contains=b,{name:"YAML",case_insensitive:!0,aliases:["yml"],contains:f}}var mn=A1(dn(),1);var fn=mn.default;var pn={},_c="hljs-";function Pr(e){let t=fn.newInstance();return e&&n(e),{highlight:s,highlightAuto:i,listLanguages:r,register:n,registerAlias:a,registered:o};function s(h,m,d){let l=d||pn,v=typeof l.prefix=="string"?l.prefix:_c;if(!t.getLanguage(h))throw new Error("Unknown language: `"+h+"` is not registered");t.configure({__emitter:Fr,classPrefix:v});let u=t.highlight(m,{ignoreIllegals:!0,language:h});if(u.errorRaised)throw new Error("Could not highlight with `Highlight.js`",{cause:u.errorRaised});let g=u._emitter.root,p=g.data;return p.language=u.language,p.relevance=u.relevance,g}function i(h,m){let l=(m||pn).subset||r(),v=-1,u=0,g;for(;++v<l.length;){let p=l[v];if(!t.getLanguage(p))continue;let f=s(p,h,m);f.data&&f.data.relevance!==void 0&&f.data.relevance>u&&(u=f.data.relevance,g=f)}return g||{type:"root",children:[],data:{language:void 0,relevance:u}}}function r(){return t.listLanguages()}function n(h,m){if(typeof h=="string")t.registerLanguage(h,m);else{let d;for(d in h)Object.hasOwn(h,d)&&t.registerLanguage(d,h[d])}}function a(h,m){if(typeof h=="string")t.registerAliases(typeof m=="string"?m:[...m],{languageName:h});else{let d;for(d in h)if(Object.hasOwn(h,d)){let l=h[d];t.registerAliases(typeof l=="string"?l:[...l],{languageName:d})}}}function o(h){return!!t.getLanguage(h)}}var Fr=class{constructor(t){this.options=t,this.root={type:"root",children:[],data:{language:void 0,relevance:0}},this.stack=[this.root]}addText(t){if(t==="")return;let s=this.stack[this.stack.length-1],i=s.children[s.children.length-1];i&&i.type==="text"?i.value+=t:s.children.push({type:"text",value:t})}startScope(t){this.openNode(String(t))}endScope(){this.closeNode()}__addSublanguage(t,s){let i=this.stack[this.stack.length-1],r=t.root.children;s?i.children.push({type:"element",tagName:"span",properties:{className:[s]},children:r}):i.children.push(...r)}openNode(t){let s=this,i=t.split(".").map(function(a,o){return o?a+"_".repeat(o):s.options.classPrefix+a}),r=this.stack[this.stack.length-1],n={type:"element",tagName:"span",properties:{className:i},children:[]};r.children.push(n),this.stack.push(n)}closeNode(){this.stack.pop()}finalize(){}toHTML(){return""}};var wc={bash:go,c:vo,cpp:bo,css:_o,diff:wo,go:zo,ini:yo,java:Mo,javascript:Ao,json:So,python:Ho,rust:No,sql:Ro,typescript:Vo,xml:Uo,yaml:jo},un=Pr(wc);function gn(e,t){let i=t!==void 0&&un.registered(t.toLowerCase())?un.highlight(t.toLowerCase(),e).children.map(vn):e;return c`<pre class="block" tabindex="0" data-language=${t??""}><code>${i}</code></pre>`}function vn(e){if(e.type==="text")return e.value;if(e.type!=="element")return"";let t=e.properties.className;return c`<span class=${Array.isArray(t)?t.join(" "):""}>${e.children.map(vn)}</span>`}var bn={"👍":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDB5E" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#EE9547" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👎":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDB5E" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#EE9547" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"👍🏻":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F6DDCD" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#DFA994" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👍🏼":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F2D1A1" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#D19F77" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👍🏽":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#D4AB88" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#B68A60" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👍🏾":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#AE7E57" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#8F613E" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👍🏿":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#7C543E" d="M34.956 17.916c0-.503-.12-.975-.321-1.404-1.341-4.326-7.619-4.01-16.549-4.221-1.493-.035-.639-1.798-.115-5.668.341-2.517-1.282-6.382-4.01-6.382-4.498 0-.171 3.548-4.148 12.322-2.125 4.688-6.875 2.062-6.875 6.771v10.719c0 1.833.18 3.595 2.758 3.885C8.195 34.219 7.633 36 11.238 36h18.044c1.838 0 3.333-1.496 3.333-3.334 0-.762-.267-1.456-.698-2.018 1.02-.571 1.72-1.649 1.72-2.899 0-.76-.266-1.454-.696-2.015 1.023-.57 1.725-1.649 1.725-2.901 0-.909-.368-1.733-.961-2.336.757-.611 1.251-1.535 1.251-2.581z"/><path fill="#583529" d="M23.02 21.249h8.604c1.17 0 2.268-.626 2.866-1.633.246-.415.109-.952-.307-1.199-.415-.247-.952-.108-1.199.307-.283.479-.806.775-1.361.775h-8.81c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583H28.7c.483 0 .875-.392.875-.875s-.392-.875-.875-.875h-5.888c-1.838 0-3.333 1.495-3.333 3.333 0 1.025.475 1.932 1.205 2.544-.615.605-.998 1.445-.998 2.373 0 1.028.478 1.938 1.212 2.549-.611.604-.99 1.441-.99 2.367 0 1.12.559 2.108 1.409 2.713-.524.589-.852 1.356-.852 2.204 0 1.838 1.495 3.333 3.333 3.333h5.484c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.416-.245-.953-.11-1.199.305-.285.479-.808.776-1.363.776h-5.484c-.873 0-1.583-.71-1.583-1.583s.71-1.583 1.583-1.583h6.506c1.17 0 2.27-.626 2.867-1.633.247-.416.11-.953-.305-1.199-.419-.251-.954-.11-1.199.305-.289.487-.799.777-1.363.777h-7.063c-.873 0-1.583-.711-1.583-1.584s.71-1.583 1.583-1.583h8.091c1.17 0 2.269-.625 2.867-1.632.247-.415.11-.952-.305-1.199-.417-.246-.953-.11-1.199.305-.289.486-.799.776-1.363.776H23.02c-.873 0-1.583-.71-1.583-1.583s.709-1.584 1.583-1.584z"/></svg>',"👎🏻":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F6DDCD" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#DFA994" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"👎🏼":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F2D1A1" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#D19F77" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"👎🏽":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#D4AB88" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#B68A60" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"👎🏾":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#AE7E57" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#8F613E" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"👎🏿":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#7C543E" d="M34.956 18.084c0 .503-.12.975-.321 1.404-1.341 4.326-7.619 4.01-16.549 4.221-1.493.035-.639 1.798-.115 5.668.341 2.517-1.282 6.382-4.01 6.382-4.498 0-.171-3.548-4.148-12.322-2.125-4.688-6.875-2.062-6.875-6.771V5.948c0-1.833.18-3.595 2.758-3.885C8.195 1.781 7.633 0 11.238 0h18.044c1.838 0 3.333 1.496 3.333 3.334 0 .762-.267 1.456-.698 2.018 1.02.571 1.72 1.649 1.72 2.899 0 .76-.266 1.454-.696 2.015 1.023.57 1.725 1.649 1.725 2.901 0 .909-.368 1.733-.961 2.336.757.611 1.251 1.535 1.251 2.581z"/><path fill="#583529" d="M23.02 14.751h8.604c1.17 0 2.268.626 2.866 1.633.246.415.109.952-.307 1.199-.415.247-.952.108-1.199-.307-.283-.479-.806-.775-1.361-.775h-8.81c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583H28.7c.483 0 .875.392.875.875s-.392.875-.875.875h-5.888c-1.838 0-3.333-1.495-3.333-3.333 0-1.025.475-1.932 1.205-2.544-.615-.605-.998-1.445-.998-2.373 0-1.028.478-1.938 1.212-2.549-.611-.604-.99-1.441-.99-2.367 0-1.12.559-2.108 1.409-2.713-.524-.589-.852-1.356-.852-2.204 0-1.838 1.495-3.333 3.333-3.333h5.484c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.416.245-.953.11-1.199-.305-.285-.479-.808-.776-1.363-.776h-5.484c-.873 0-1.583.71-1.583 1.583s.71 1.583 1.583 1.583h6.506c1.17 0 2.27.626 2.867 1.633.247.416.11.953-.305 1.199-.419.251-.954.11-1.199-.305-.289-.487-.799-.777-1.363-.777h-7.063c-.873 0-1.583.711-1.583 1.584s.71 1.583 1.583 1.583h8.091c1.17 0 2.269.625 2.867 1.632.247.415.11.952-.305 1.199-.417.246-.953.11-1.199-.305-.289-.486-.799-.776-1.363-.776H23.02c-.873 0-1.583.71-1.583 1.583s.709 1.584 1.583 1.584z"/></svg>',"❤️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#DD2E44" d="M35.885 11.833c0-5.45-4.418-9.868-9.867-9.868-3.308 0-6.227 1.633-8.018 4.129-1.791-2.496-4.71-4.129-8.017-4.129-5.45 0-9.868 4.417-9.868 9.868 0 .772.098 1.52.266 2.241C1.751 22.587 11.216 31.568 18 34.034c6.783-2.466 16.249-11.447 17.617-19.959.17-.721.268-1.469.268-2.242z"/></svg>',"🎉":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#DD2E44" d="M11.626 7.488c-.112.112-.197.247-.268.395l-.008-.008L.134 33.141l.011.011c-.208.403.14 1.223.853 1.937.713.713 1.533 1.061 1.936.853l.01.01L28.21 24.735l-.008-.009c.147-.07.282-.155.395-.269 1.562-1.562-.971-6.627-5.656-11.313-4.687-4.686-9.752-7.218-11.315-5.656z"/><path fill="#EA596E" d="M13 12L.416 32.506l-.282.635.011.011c-.208.403.14 1.223.853 1.937.232.232.473.408.709.557L17 17l-4-5z"/><path fill="#A0041E" d="M23.012 13.066c4.67 4.672 7.263 9.652 5.789 11.124-1.473 1.474-6.453-1.118-11.126-5.788-4.671-4.672-7.263-9.654-5.79-11.127 1.474-1.473 6.454 1.119 11.127 5.791z"/><path fill="#AA8DD8" d="M18.59 13.609c-.199.161-.459.245-.734.215-.868-.094-1.598-.396-2.109-.873-.541-.505-.808-1.183-.735-1.862.128-1.192 1.324-2.286 3.363-2.066.793.085 1.147-.17 1.159-.292.014-.121-.277-.446-1.07-.532-.868-.094-1.598-.396-2.11-.873-.541-.505-.809-1.183-.735-1.862.13-1.192 1.325-2.286 3.362-2.065.578.062.883-.057 1.012-.134.103-.063.144-.123.148-.158.012-.121-.275-.446-1.07-.532-.549-.06-.947-.552-.886-1.102.059-.549.55-.946 1.101-.886 2.037.219 2.973 1.542 2.844 2.735-.13 1.194-1.325 2.286-3.364 2.067-.578-.063-.88.057-1.01.134-.103.062-.145.123-.149.157-.013.122.276.446 1.071.532 2.037.22 2.973 1.542 2.844 2.735-.129 1.192-1.324 2.286-3.362 2.065-.578-.062-.882.058-1.012.134-.104.064-.144.124-.148.158-.013.121.276.446 1.07.532.548.06.947.553.886 1.102-.028.274-.167.511-.366.671z"/><path fill="#77B255" d="M30.661 22.857c1.973-.557 3.334.323 3.658 1.478.324 1.154-.378 2.615-2.35 3.17-.77.216-1.001.584-.97.701.034.118.425.312 1.193.095 1.972-.555 3.333.325 3.657 1.479.326 1.155-.378 2.614-2.351 3.17-.769.216-1.001.585-.967.702.033.117.423.311 1.192.095.53-.149 1.084.16 1.233.691.148.532-.161 1.084-.693 1.234-1.971.555-3.333-.323-3.659-1.479-.324-1.154.379-2.613 2.353-3.169.77-.217 1.001-.584.967-.702-.032-.117-.422-.312-1.19-.096-1.974.556-3.334-.322-3.659-1.479-.325-1.154.378-2.613 2.351-3.17.768-.215.999-.585.967-.701-.034-.118-.423-.312-1.192-.096-.532.15-1.083-.16-1.233-.691-.149-.53.161-1.082.693-1.232z"/><path fill="#AA8DD8" d="M23.001 20.16c-.294 0-.584-.129-.782-.375-.345-.432-.274-1.061.156-1.406.218-.175 5.418-4.259 12.767-3.208.547.078.927.584.849 1.131-.078.546-.58.93-1.132.848-6.493-.922-11.187 2.754-11.233 2.791-.186.148-.406.219-.625.219z"/><path fill="#77B255" d="M5.754 16c-.095 0-.192-.014-.288-.042-.529-.159-.829-.716-.67-1.245 1.133-3.773 2.16-9.794.898-11.364-.141-.178-.354-.353-.842-.316-.938.072-.849 2.051-.848 2.071.042.551-.372 1.031-.922 1.072-.559.034-1.031-.372-1.072-.923-.103-1.379.326-4.035 2.692-4.214 1.056-.08 1.933.287 2.552 1.057 2.371 2.951-.036 11.506-.542 13.192-.13.433-.528.712-.958.712z"/><circle fill="#5C913B" cx="25.5" cy="9.5" r="1.5"/><circle fill="#9266CC" cx="2" cy="18" r="2"/><circle fill="#5C913B" cx="32.5" cy="19.5" r="1.5"/><circle fill="#5C913B" cx="23.5" cy="31.5" r="1.5"/><circle fill="#FFCC4D" cx="28" cy="4" r="2"/><circle fill="#FFCC4D" cx="32.5" cy="8.5" r="1.5"/><circle fill="#FFCC4D" cx="29.5" cy="12.5" r="1.5"/><circle fill="#FFCC4D" cx="7.5" cy="23.5" r="1.5"/></svg>',"😂":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><path fill="#664500" d="M28.457 17.797c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.145.591.175.142.426.147.61.014.012-.009 1.262-.902 3.702-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.177-.142.238-.386.145-.594zm-12 0c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.144.591.176.142.427.147.61.014.013-.009 1.262-.902 3.703-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.178-.142.237-.386.145-.594zM31 16c-.396 0-.772-.238-.929-.629-1.778-4.445-6.223-5.381-6.268-5.391-.541-.108-.893-.635-.784-1.177.108-.542.635-.891 1.177-.784.226.045 5.556 1.168 7.732 6.608.205.513-.045 1.095-.558 1.3-.12.05-.246.073-.37.073zM5 16c-.124 0-.249-.023-.371-.072-.513-.205-.762-.787-.557-1.3 2.176-5.44 7.506-6.563 7.732-6.608.543-.106 1.068.243 1.177.784.108.54-.242 1.066-.781 1.176-.185.038-4.506.98-6.271 5.391-.157.391-.533.629-.929.629zm13 6c-3.623 0-6.027-.422-9-1-.679-.131-2 0-2 2 0 4 4.595 9 11 9 6.404 0 11-5 11-9 0-2-1.321-2.132-2-2-2.973.578-5.377 1-9 1z"/><path fill="#FFF" d="M9 23s3 1 9 1 9-1 9-1-2 4-9 4-9-4-9-4z"/><path fill="#5DADEC" d="M10.847 28.229c-.68 2.677-3.4 4.295-6.077 3.615-2.676-.679-4.295-3.399-3.616-6.076.679-2.677 6.337-8.708 7.307-8.462.97.247 3.065 8.247 2.386 10.923zm14.286 0c.68 2.677 3.4 4.295 6.077 3.615 2.677-.679 4.296-3.399 3.616-6.076-.68-2.677-6.338-8.708-7.308-8.462-.968.247-3.064 8.247-2.385 10.923z"/></svg>',"🤔":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#FFCB4C" cx="18" cy="17.018" r="17"/><path fill="#65471B" d="M14.524 21.036c-.145-.116-.258-.274-.312-.464-.134-.46.13-.918.59-1.021 4.528-1.021 7.577 1.363 7.706 1.465.384.306.459.845.173 1.205-.286.358-.828.401-1.211.097-.11-.084-2.523-1.923-6.182-1.098-.274.061-.554-.016-.764-.184z"/><ellipse fill="#65471B" cx="13.119" cy="11.174" rx="2.125" ry="2.656"/><ellipse fill="#65471B" cx="24.375" cy="12.236" rx="2.125" ry="2.656"/><path fill="#F19020" d="M17.276 35.149s1.265-.411 1.429-1.352c.173-.972-.624-1.167-.624-1.167s1.041-.208 1.172-1.376c.123-1.101-.861-1.363-.861-1.363s.97-.4 1.016-1.539c.038-.959-.995-1.428-.995-1.428s5.038-1.221 5.556-1.341c.516-.12 1.32-.615 1.069-1.694-.249-1.08-1.204-1.118-1.697-1.003-.494.115-6.744 1.566-8.9 2.068l-1.439.334c-.54.127-.785-.11-.404-.512.508-.536.833-1.129.946-2.113.119-1.035-.232-2.313-.433-2.809-.374-.921-1.005-1.649-1.734-1.899-1.137-.39-1.945.321-1.542 1.561.604 1.854.208 3.375-.833 4.293-2.449 2.157-3.588 3.695-2.83 6.973.828 3.575 4.377 5.876 7.952 5.048l3.152-.681z"/><path fill="#65471B" d="M9.296 6.351c-.164-.088-.303-.224-.391-.399-.216-.428-.04-.927.393-1.112 4.266-1.831 7.699-.043 7.843.034.433.231.608.747.391 1.154-.216.405-.74.546-1.173.318-.123-.063-2.832-1.432-6.278.047-.257.109-.547.085-.785-.042zm12.135 3.75c-.156-.098-.286-.243-.362-.424-.187-.442.023-.927.468-1.084 4.381-1.536 7.685.48 7.823.567.415.26.555.787.312 1.178-.242.39-.776.495-1.191.238-.12-.072-2.727-1.621-6.267-.379-.266.091-.553.046-.783-.096z"/></svg>',"👀":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><ellipse fill="#F5F8FA" cx="8.828" cy="18" rx="7.953" ry="13.281"/><path fill="#E1E8ED" d="M8.828 32.031C3.948 32.031.125 25.868.125 18S3.948 3.969 8.828 3.969 17.531 10.132 17.531 18s-3.823 14.031-8.703 14.031zm0-26.562C4.856 5.469 1.625 11.09 1.625 18s3.231 12.531 7.203 12.531S16.031 24.91 16.031 18 12.8 5.469 8.828 5.469z"/><circle fill="#8899A6" cx="6.594" cy="18" r="4.96"/><circle fill="#292F33" cx="6.594" cy="18" r="3.565"/><circle fill="#F5F8FA" cx="7.911" cy="15.443" r="1.426"/><ellipse fill="#F5F8FA" cx="27.234" cy="18" rx="7.953" ry="13.281"/><path fill="#E1E8ED" d="M27.234 32.031c-4.88 0-8.703-6.163-8.703-14.031s3.823-14.031 8.703-14.031S35.938 10.132 35.938 18s-3.824 14.031-8.704 14.031zm0-26.562c-3.972 0-7.203 5.622-7.203 12.531 0 6.91 3.231 12.531 7.203 12.531S34.438 24.91 34.438 18 31.206 5.469 27.234 5.469z"/><circle fill="#8899A6" cx="25" cy="18" r="4.96"/><circle fill="#292F33" cx="25" cy="18" r="3.565"/><circle fill="#F5F8FA" cx="26.317" cy="15.443" r="1.426"/></svg>',"🔥":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F4900C" d="M35 19c0-2.062-.367-4.039-1.04-5.868-.46 5.389-3.333 8.157-6.335 6.868-2.812-1.208-.917-5.917-.777-8.164.236-3.809-.012-8.169-6.931-11.794 2.875 5.5.333 8.917-2.333 9.125-2.958.231-5.667-2.542-4.667-7.042-3.238 2.386-3.332 6.402-2.333 9 1.042 2.708-.042 4.958-2.583 5.208-2.84.28-4.418-3.041-2.963-8.333C2.52 10.965 1 14.805 1 19c0 9.389 7.611 17 17 17s17-7.611 17-17z"/><path fill="#FFCC4D" d="M28.394 23.999c.148 3.084-2.561 4.293-4.019 3.709-2.106-.843-1.541-2.291-2.083-5.291s-2.625-5.083-5.708-6c2.25 6.333-1.247 8.667-3.08 9.084-1.872.426-3.753-.001-3.968-4.007C7.352 23.668 6 26.676 6 30c0 .368.023.73.055 1.09C9.125 34.124 13.342 36 18 36s8.875-1.876 11.945-4.91c.032-.36.055-.722.055-1.09 0-2.187-.584-4.236-1.606-6.001z"/></svg>',"💯":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#BB1A34" d="M1.728 21c-.617 0-.953-.256-1.127-.471-.171-.211-.348-.585-.225-1.165L3.104 6.658l-1.714.097h-.013c-.517 0-.892-.168-1.127-.459-.22-.272-.299-.621-.221-.98.15-.702.883-1.286 1.667-1.329l4.008-.227c.078-.005.15-.008.217-.008.147 0 .536 0 .783.306.252.312.167.709.139.839L3.719 19.454c-.187.884-.919 1.489-1.866 1.542L1.728 21zm10.743-2c-1.439 0-2.635-.539-3.459-1.559-1.163-1.439-1.467-3.651-.878-6.397 1.032-4.812 4.208-8.186 7.902-8.395 1.59-.089 2.906.452 3.793 1.549 1.163 1.439 1.467 3.651.878 6.397-1.032 4.81-4.208 8.184-7.904 8.394-.112.008-.223.011-.332.011zm3.414-13.746l-.137.004c-1.94.111-3.555 2.304-4.32 5.866-.478 2.228-.381 3.899.272 4.707.297.368.717.555 1.249.555l.14-.004c1.94-.109 3.554-2.301 4.318-5.864.478-2.228.382-3.9-.27-4.708-.296-.369-.718-.556-1.252-.556zm11.591 12.107c-1.439 0-2.637-.539-3.462-1.56-1.163-1.439-1.467-3.651-.878-6.397 1.033-4.813 4.209-8.186 7.903-8.394 1.603-.09 2.903.453 3.79 1.549 1.163 1.439 1.467 3.651.878 6.396-1.031 4.809-4.206 8.183-7.902 8.396-.112.008-.221.01-.329.01zm3.411-13.747l-.136.004c-1.941.111-3.556 2.304-4.32 5.865-.478 2.229-.381 3.901.272 4.708.297.368.719.555 1.251.555l.14-.004c1.939-.109 3.554-2.302 4.318-5.864.479-2.227.383-3.899-.27-4.707-.298-.37-.72-.557-1.255-.557zM11 35.001c-.81 0-1.572-.496-1.873-1.299-.388-1.034.136-2.187 1.17-2.575.337-.126 8.399-3.108 20.536-4.12 1.101-.096 2.067.727 2.159 1.827.092 1.101-.727 2.067-1.827 2.159-11.59.966-19.386 3.851-19.464 3.88-.23.086-.468.128-.701.128zM2.001 29c-.804 0-1.563-.488-1.868-1.283-.396-1.031.118-2.188 1.149-2.583.542-.209 13.516-5.126 32.612-6.131 1.113-.069 2.045.789 2.103 1.892.059 1.103-.789 2.045-1.892 2.103-18.423.97-31.261 5.821-31.389 5.87-.235.089-.477.132-.715.132z"/></svg>',"✅":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#77B255" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M29.28 6.362c-1.156-.751-2.704-.422-3.458.736L14.936 23.877l-5.029-4.65c-1.014-.938-2.596-.875-3.533.138-.937 1.014-.875 2.596.139 3.533l7.209 6.666c.48.445 1.09.665 1.696.665.673 0 1.534-.282 2.099-1.139.332-.506 12.5-19.27 12.5-19.27.751-1.159.421-2.707-.737-3.458z"/></svg>',"❌":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#DD2E44" d="M21.533 18.002L33.768 5.768c.976-.976.976-2.559 0-3.535-.977-.977-2.559-.977-3.535 0L17.998 14.467 5.764 2.233c-.976-.977-2.56-.977-3.535 0-.977.976-.977 2.559 0 3.535l12.234 12.234L2.201 30.265c-.977.977-.977 2.559 0 3.535.488.488 1.128.732 1.768.732s1.28-.244 1.768-.732l12.262-12.263 12.234 12.234c.488.488 1.128.732 1.768.732.64 0 1.279-.244 1.768-.732.976-.977.976-2.559 0-3.535L21.533 18.002z"/></svg>',"😀":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#FFCC4D" cx="18" cy="18" r="18"/><path fill="#664500" d="M18 21c-3.623 0-6.027-.422-9-1-.679-.131-2 0-2 2 0 4 4.595 9 11 9 6.404 0 11-5 11-9 0-2-1.321-2.132-2-2-2.973.578-5.377 1-9 1z"/><path fill="#FFF" d="M9 22s3 1 9 1 9-1 9-1-2 4-9 4-9-4-9-4z"/><ellipse fill="#664500" cx="12" cy="13.5" rx="2.5" ry="3.5"/><ellipse fill="#664500" cx="24" cy="13.5" rx="2.5" ry="3.5"/></svg>',"😄":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><path fill="#664500" d="M28.457 17.797c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.145.591.175.142.426.147.61.014.012-.009 1.262-.902 3.702-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.177-.142.238-.386.145-.594zm-12 0c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.144.591.176.142.427.147.61.014.013-.009 1.262-.902 3.703-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.178-.142.237-.386.145-.594zM18 22c-3.623 0-6.027-.422-9-1-.679-.131-2 0-2 2 0 4 4.595 9 11 9 6.404 0 11-5 11-9 0-2-1.321-2.132-2-2-2.973.578-5.377 1-9 1z"/><path fill="#FFF" d="M9 23s3 1 9 1 9-1 9-1-2 4-9 4-9-4-9-4z"/></svg>',"😅":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><path fill="#664500" d="M28.457 17.797c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.145.591.175.142.426.147.61.014.012-.009 1.262-.902 3.702-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.177-.142.238-.386.145-.594zm-12 0c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.144.591.176.142.427.147.61.014.013-.009 1.262-.902 3.703-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.178-.142.237-.386.145-.594zM18 22c-3.623 0-6.027-.422-9-1-.679-.131-2 0-2 2 0 4 4.595 9 11 9 6.404 0 11-5 11-9 0-2-1.321-2.132-2-2-2.973.578-5.377 1-9 1z"/><path fill="#FFF" d="M9 23s3 1 9 1 9-1 9-1-2 4-9 4-9-4-9-4z"/><path fill="#5DADEC" d="M35 11c0 2.762-2.238 5-5 5s-5-2.238-5-5 4-10 5-10 5 7.238 5 10z"/></svg>',"😉":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><ellipse fill="#664500" cx="11.5" cy="16.5" rx="2.5" ry="3.5"/><path fill="#664500" d="M28.457 17.797c-.06-.135-1.499-3.297-4.457-3.297-2.957 0-4.397 3.162-4.457 3.297-.092.207-.032.449.145.591.175.142.426.147.61.014.012-.009 1.262-.902 3.702-.902 2.426 0 3.674.881 3.702.901.088.066.194.099.298.099.11 0 .221-.037.312-.109.177-.142.238-.386.145-.594zM5.999 12.458c-.208 0-.419-.065-.599-.2-.442-.331-.531-.958-.2-1.4 3.262-4.35 7.616-4.4 7.8-4.4.552 0 1 .448 1 1 0 .551-.445.998-.996 1-.156.002-3.569.086-6.205 3.6-.195.262-.496.4-.8.4zm23.002 2.125c-.305 0-.604-.138-.801-.4-2.592-3.457-6.961-2.627-7.004-2.62-.547.108-1.068-.243-1.177-.784-.108-.542.243-1.068.784-1.177.231-.047 5.657-1.072 8.996 3.38.332.442.242 1.069-.2 1.4-.179.137-.389.201-.598.201zm-5.747 8.994c-.188-.11-.432-.087-.597.06-.01.008-1.013.863-4.657.863-3.641 0-4.646-.854-4.646-.854-.159-.16-.404-.19-.6-.082-.195.111-.293.339-.238.557.01.044 1.144 4.379 5.484 4.379s5.474-4.335 5.485-4.379c.053-.213-.044-.431-.231-.544z"/></svg>',"😊":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18S0 27.941 0 18 8.059 0 18 0s18 8.059 18 18"/><circle fill="#FF7892" cx="7" cy="18" r="5"/><circle fill="#FF7892" cx="29" cy="18" r="5"/><path fill="#664500" d="M27.335 21.629c-.178-.161-.444-.171-.635-.029-.039.029-3.922 2.9-8.7 2.9-4.766 0-8.662-2.871-8.7-2.9-.191-.142-.457-.13-.635.029-.177.16-.217.424-.094.628C8.7 22.472 11.788 27.5 18 27.5s9.301-5.028 9.429-5.243c.123-.205.084-.468-.094-.628zM7.999 15c-.15 0-.303-.034-.446-.106-.494-.247-.694-.848-.447-1.342C7.158 13.448 8.424 11 12 11c3.577 0 4.842 2.449 4.894 2.553.247.494.047 1.095-.447 1.342-.492.245-1.085.049-1.336-.436C15.068 14.379 14.281 13 12 13c-2.317 0-3.099 1.433-3.106 1.447-.175.351-.528.553-.895.553zm20.002 0c-.367 0-.72-.202-.896-.553C27.08 14.401 26.299 13 24 13s-3.08 1.401-3.112 1.46c-.26.481-.859.67-1.345.42-.485-.252-.682-.839-.438-1.328C19.157 13.449 20.423 11 24 11s4.843 2.449 4.895 2.553c.247.494.047 1.095-.447 1.342-.144.071-.297.105-.447.105z"/></svg>',"😍":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18S0 27.941 0 18 8.059 0 18 0s18 8.059 18 18"/><path fill="#664500" d="M18 21.849c-2.966 0-4.935-.346-7.369-.819-.557-.106-1.638 0-1.638 1.638 0 3.275 3.763 7.369 9.007 7.369s9.007-4.094 9.007-7.369c0-1.638-1.082-1.745-1.638-1.638-2.434.473-4.402.819-7.369.819"/><path fill="#DD2E44" d="M16.65 3.281C15.791.85 13.126-.426 10.694.431c-1.476.52-2.521 1.711-2.928 3.104-1.191-.829-2.751-1.1-4.225-.58C1.111 3.813-.167 6.48.692 8.911c.122.344.284.663.472.958 1.951 3.582 7.588 6.1 11.001 6.131 2.637-2.167 5.446-7.665 4.718-11.677-.038-.348-.113-.698-.233-1.042zm2.7 0C20.209.85 22.875-.426 25.306.431c1.476.52 2.521 1.711 2.929 3.104 1.191-.829 2.751-1.1 4.225-.58 2.43.858 3.707 3.525 2.85 5.956-.123.344-.284.663-.473.958-1.951 3.582-7.588 6.1-11.002 6.131-2.637-2.167-5.445-7.665-4.717-11.677.037-.348.112-.698.232-1.042z"/></svg>',"😎":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18S0 27.941 0 18 8.059 0 18 0s18 8.059 18 18"/><path fill-rule="evenodd" clip-rule="evenodd" fill="#292F33" d="M1.24 11.018c.24.239 1.438.957 1.677 1.675.24.717.72 4.784 2.158 5.981 1.483 1.232 7.077.774 8.148.24 2.397-1.195 2.691-4.531 3.115-6.221.239-.957 1.677-.957 1.677-.957s1.438 0 1.678.956c.424 1.691.72 5.027 3.115 6.221 1.072.535 6.666.994 8.151-.238 1.436-1.197 1.915-5.264 2.155-5.982.238-.717 1.438-1.435 1.677-1.674.241-.239.241-1.196 0-1.436-.479-.478-6.134-.904-12.223-.239-1.215.133-1.677.478-4.554.478-2.875 0-3.339-.346-4.553-.478-6.085-.666-11.741-.24-12.221.238-.239.239-.239 1.197 0 1.436z"/><path fill="#664500" d="M27.335 23.629c-.178-.161-.444-.171-.635-.029-.039.029-3.922 2.9-8.7 2.9-4.766 0-8.662-2.871-8.7-2.9-.191-.142-.457-.13-.635.029-.177.16-.217.424-.094.628C8.7 24.472 11.788 29.5 18 29.5s9.301-5.028 9.429-5.243c.123-.205.084-.468-.094-.628z"/></svg>',"😢":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><ellipse fill="#664500" cx="11.5" cy="17" rx="2.5" ry="3.5"/><ellipse fill="#664500" cx="24.5" cy="17" rx="2.5" ry="3.5"/><path fill="#664500" d="M5.999 13.5c-.208 0-.419-.065-.599-.2-.442-.331-.531-.958-.2-1.4 3.262-4.35 7.616-4.4 7.8-4.4.552 0 1 .448 1 1 0 .551-.445.998-.996 1-.155.002-3.568.086-6.204 3.6-.196.262-.497.4-.801.4zm24.002 0c-.305 0-.604-.138-.801-.4-2.641-3.521-6.061-3.599-6.206-3.6-.55-.006-.994-.456-.991-1.005.003-.551.447-.995.997-.995.184 0 4.537.05 7.8 4.4.332.442.242 1.069-.2 1.4-.18.135-.39.2-.599.2zm-6.516 14.879C23.474 28.335 22.34 24 18 24s-5.474 4.335-5.485 4.379c-.053.213.044.431.232.544.188.112.433.086.596-.06C13.352 28.855 14.356 28 18 28c3.59 0 4.617.83 4.656.863.095.09.219.137.344.137.084 0 .169-.021.246-.064.196-.112.294-.339.239-.557z"/><path fill="#5DADEC" d="M16 31c0 2.762-2.238 5-5 5s-5-2.238-5-5 4-10 5-10 5 7.238 5 10z"/></svg>',"😭":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18S0 27.941 0 18 8.059 0 18 0s18 8.059 18 18"/><path fill="#664500" d="M22 27c0 2.763-1.791 3-4 3-2.21 0-4-.237-4-3 0-2.761 1.79-6 4-6 2.209 0 4 3.239 4 6zm8-12c-.124 0-.25-.023-.371-.072-5.229-2.091-7.372-5.241-7.461-5.374-.307-.46-.183-1.081.277-1.387.459-.306 1.077-.184 1.385.274.019.027 1.93 2.785 6.541 4.629.513.206.763.787.558 1.3-.157.392-.533.63-.929.63zM6 15c-.397 0-.772-.238-.929-.629-.205-.513.044-1.095.557-1.3 4.612-1.844 6.523-4.602 6.542-4.629.308-.456.929-.577 1.387-.27.457.308.581.925.275 1.383-.089.133-2.232 3.283-7.46 5.374C6.25 14.977 6.124 15 6 15z"/><path fill="#5DADEC" d="M24 16h4v19l-4-.046V16zM8 35l4-.046V16H8v19z"/><path fill="#664500" d="M14.999 18c-.15 0-.303-.034-.446-.105-3.512-1.756-7.07-.018-7.105 0-.495.249-1.095.046-1.342-.447-.247-.494-.047-1.095.447-1.342.182-.09 4.498-2.197 8.895 0 .494.247.694.848.447 1.342-.176.35-.529.552-.896.552zm14 0c-.15 0-.303-.034-.446-.105-3.513-1.756-7.07-.018-7.105 0-.494.248-1.094.047-1.342-.447-.247-.494-.047-1.095.447-1.342.182-.09 4.501-2.196 8.895 0 .494.247.694.848.447 1.342-.176.35-.529.552-.896.552z"/><ellipse fill="#5DADEC" cx="18" cy="34" rx="18" ry="2"/><ellipse fill="#E75A70" cx="18" cy="27" rx="3" ry="2"/></svg>',"😡":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#DA2F47" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><path fill="#292F33" d="M25.485 29.879C25.44 29.7 24.317 25.5 18 25.5c-6.318 0-7.44 4.2-7.485 4.379-.055.217.043.442.237.554.195.109.439.079.6-.077.019-.019 1.954-1.856 6.648-1.856s6.63 1.837 6.648 1.855c.096.095.224.145.352.145.084 0 .169-.021.246-.064.196-.112.294-.339.239-.557zm-9.778-12.586C12.452 14.038 7.221 14 7 14c-.552 0-.999.447-.999.998-.001.552.446 1 .998 1.002.029 0 1.925.022 3.983.737-.593.64-.982 1.634-.982 2.763 0 1.934 1.119 3.5 2.5 3.5s2.5-1.566 2.5-3.5c0-.174-.019-.34-.037-.507.013 0 .025.007.037.007.256 0 .512-.098.707-.293.391-.391.391-1.023 0-1.414zM29 14c-.221 0-5.451.038-8.707 3.293-.391.391-.391 1.023 0 1.414.195.195.451.293.707.293.013 0 .024-.007.036-.007-.016.167-.036.333-.036.507 0 1.934 1.119 3.5 2.5 3.5s2.5-1.566 2.5-3.5c0-1.129-.389-2.123-.982-2.763 2.058-.715 3.954-.737 3.984-.737.551-.002.998-.45.997-1.002-.001-.551-.447-.998-.999-.998z"/></svg>',"😮":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18S0 27.941 0 18 8.059 0 18 0s18 8.059 18 18"/><ellipse fill="#664500" cx="18" cy="25" rx="4" ry="5"/><ellipse fill="#664500" cx="12" cy="13.5" rx="2.5" ry="3.5"/><ellipse fill="#664500" cx="24" cy="13.5" rx="2.5" ry="3.5"/></svg>',"😬":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M36 18c0 9.941-8.059 18-18 18-9.94 0-18-8.059-18-18C0 8.06 8.06 0 18 0c9.941 0 18 8.06 18 18"/><ellipse fill="#664500" cx="12" cy="13.5" rx="2.5" ry="3.5"/><ellipse fill="#664500" cx="24" cy="13.5" rx="2.5" ry="3.5"/><path fill="#FFF" d="M25 21c2.209 0 4 1.791 4 4s-1.791 4-4 4H11c-2.209 0-4-1.791-4-4s1.791-4 4-4h14z"/><path fill="#664500" d="M25 20H11c-2.757 0-5 2.243-5 5s2.243 5 5 5h14c2.757 0 5-2.243 5-5s-2.243-5-5-5zm0 2c1.483 0 2.71 1.084 2.949 2.5H24.5V22h.5zm-1.5 0v2.5h-3V22h3zm-4 0v2.5h-3V22h3zm-4 0v2.5h-3V22h3zM11 22h.5v2.5H8.051C8.29 23.084 9.517 22 11 22zm0 6c-1.483 0-2.71-1.084-2.949-2.5H11.5V28H11zm1.5 0v-2.5h3V28h-3zm4 0v-2.5h3V28h-3zm4 0v-2.5h3V28h-3zm4.5 0h-.5v-2.5h3.449C27.71 26.916 26.483 28 25 28z"/></svg>',"🙄":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#FFCC4D" cx="18" cy="18" r="18"/><circle fill="#F4F7F9" cx="24.5" cy="13.5" r="5.5"/><circle fill="#F4F7F9" cx="11.5" cy="13.5" r="5.5"/><path fill="#65471B" d="M23.109 23.424c-2.763-.667-8.873-.06-11.162 4.405-.082.158-.04.353.1.464.068.055.151.082.234.082.085 0 .171-.029.241-.087 3.084-2.58 7.436-2.58 10.036-2.58 1.635 0 2.536 0 2.536-.708s-.705-1.268-1.985-1.576zM10.5 13c1.381 0 2.5-1.119 2.5-2.5 0-1.252-.923-2.28-2.124-2.462-.79.089-1.526.348-2.178.736C8.268 9.223 8 9.829 8 10.5c0 1.381 1.119 2.5 2.5 2.5zm13 0c1.381 0 2.5-1.119 2.5-2.5 0-1.252-.923-2.28-2.124-2.462-.789.089-1.526.348-2.177.736C21.268 9.223 21 9.829 21 10.5c0 1.381 1.119 2.5 2.5 2.5z"/></svg>',"🤯":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCB4C" d="M35 18.619c0-3.794-3.075-6.869-6.869-6.869-.979 0-2.752.578-2.752.578l-13.126 1.384s-2.717-1.581-4.383-1.581C4.075 12.131 1 15.206 1 19c0 .237.012.471.035.702C1.406 28.763 8.849 36 18 36c9.389 0 17-7.611 17-17 0-.052-.009-.101-.012-.153.003-.076.012-.151.012-.228z"/><path fill="#F19020" d="M30.126 13.751c-.941-.244-1.009.386-2.202.246-1.168-.137.429-.739-.195-1.092-.21-.119-.511-.144-.882-.098-1.052.129-16.954.544-17.547.83-.527.254-.839.548-1.318.101-.603-.562-1.466-.238-1.716-.051-.322.242-.389.722.234 1.277.621.42 1.673.859 3.465 1.159.197.033.365.046.522.052 1.227.041 1.397-1.67 3.13-1.716 1.136-.03 11.153 1.07 11.978.958.101-.014.207-.024.329-.024 1.563 0 1.926 1.45 3.589.316.705-.573 1.811-1.648.613-1.958z"/><path fill="#F36C24" d="M5.938 9.115c1.523 1.527 2.604 3.145 3.362 4.523.566 1.029.956 1.929 1.187 2.538 1.227.041 1.397-.67 3.13-.716 1.136-.03 1.783.769 2.623 1.229 1.502.822 2.569-.73 3.719-.73.85 0 2.219 1.207 3.176.764 1.387-.643 1.635-1.191 2.46-1.304.322-.791.741-1.696 1.252-2.609.74-1.324 1.678-2.665 2.841-3.693H5.938z"/><path fill="#CE5C1F" d="M29.306 9.435c1.281-1.263-23.039.016-22.341.788.988 1.094 2.2 3.153 2.2 3.153s4.757 2.405 8.351-.626c2.5 1.5 6 .969 7.562-1.609 0 0 1.217.453 2.451.531 0 0 .953-1.425 1.777-2.237z"/><ellipse fill="#65471B" cx="18" cy="28.638" rx="4.332" ry="4.95"/><path fill="#65471B" d="M14 20.606c0 1.473-.896 2.667-2 2.667-1.105 0-2-1.194-2-2.667 0-1.473.895-2.667 2-2.667 1.104 0 2 1.194 2 2.667zm12-.001c0 1.473-.895 2.667-2 2.667s-2-1.194-2-2.667c0-1.472.896-2.667 2-2.667 1.105.001 2 1.195 2 2.667z"/><path fill="#CCD6DD" d="M31.125 3.725c-.24 0-.467.045-.686.109-.688-.845-1.723-1.396-2.898-1.396-.087 0-.169.02-.255.026-.734-.827-1.794-1.359-2.987-1.359-1.505 0-2.8.839-3.486 2.066-.346-.798-1.139-1.357-2.064-1.357-.718 0-1.349.342-1.761.865C16.48 1.209 15.1.147 13.458.147c-1.323 0-2.48.689-3.148 1.723-.184-.029-.368-.058-.56-.058-1.432 0-2.661.812-3.293 1.992-.203-.038-.41-.063-.624-.063-1.864 0-3.375 1.511-3.375 3.375s1.511 3.375 3.375 3.375c.588 0 1.135-.159 1.614-.425.376.282.838.456 1.345.456.145 0 .285-.016.422-.043.855 1.379 2.367 2.303 4.109 2.303 1.709 0 3.206-.885 4.073-2.217.72.882 1.802 1.457 3.029 1.457 1.815 0 3.327-1.238 3.776-2.911.034.001.065.01.099.01.283 0 .559-.031.826-.087.654.556 1.491.904 2.417.904 1.174 0 2.21-.551 2.897-1.396.219.064.446.109.686.109 1.36 0 2.463-1.103 2.463-2.463s-1.104-2.463-2.464-2.463z"/><circle fill="#E1E8ED" cx="27.795" cy="5.767" r="2.121"/><path fill="#E1E8ED" d="M19.876 5.903c0-1.193-.967-2.161-2.16-2.161-.368 0-.71.101-1.013.263-.251-.601-.844-1.024-1.537-1.024-.567 0-1.067.285-1.368.718-.67-.623-1.561-1.013-2.548-1.013-1.755 0-3.216 1.21-3.625 2.838-.365-.367-.87-.595-1.429-.595-1.111 0-2.012.901-2.012 2.012s.901 2.012 2.012 2.012c.703 0 1.319-.361 1.679-.907.517 1.081 1.529 1.873 2.749 2.079.39.67 1.107 1.125 1.938 1.125 1.074 0 1.969-.754 2.193-1.76.324.18.691.292 1.087.292 1.07 0 1.962-.749 2.19-1.75 1.042-.155 1.844-1.044 1.844-2.129z"/></svg>',"🥳":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#FFCC4D" cx="17" cy="19" r="17"/><ellipse fill="#664500" cx="17.999" cy="26" rx="2" ry="2.5"/><path fill="#664500" d="M8.111 21.383c-.182 0-.367-.05-.532-.154-.467-.294-.607-.911-.313-1.379.916-1.453 3.701-3.938 7.69-2.962.536.131.864.673.733 1.209-.132.536-.676.862-1.209.733-3.604-.882-5.502 2.056-5.521 2.086-.191.302-.516.467-.848.467zm11.973-3.742c-.29 0-.576-.125-.774-.366-.35-.427-.288-1.058.14-1.408 3.176-2.604 6.762-1.562 8.215-.646.467.294.607.912.312 1.379-.293.465-.908.607-1.376.315-.138-.084-3.052-1.823-5.884.499-.186.153-.41.227-.633.227z"/><path fill="#E2A62D" d="M13.346 31.273c-.068 0-.137-.009-.205-.028-.398-.113-.63-.527-.517-.926.437-1.54.258-3.029-.49-4.086-.497-.702-1.205-1.131-1.943-1.178-.414-.025-.728-.382-.702-.795s.381-.751.795-.701c1.193.074 2.313.733 3.073 1.807 1.011 1.429 1.27 3.383.709 5.361-.093.331-.394.546-.72.546zm11.037-3.061c-.142 0-.285-.04-.412-.124-1.167-.77-1.82-2.117-1.792-3.695.029-1.635.809-3.153 1.984-3.869.353-.216.814-.104 1.03.251.216.354.104.814-.251 1.03-.735.448-1.244 1.499-1.264 2.614-.02 1.055.389 1.936 1.118 2.417.346.228.441.693.213 1.039-.144.219-.382.337-.626.337z"/><path fill="#DD2E44" d="M17.179 2.72c-.043-.049-.11-.076-.189-.091 0 0-15.924-3.023-16.613-2.415C-.311.823.74 16.998.74 16.998c.005.081.023.15.067.199.604.684 4.758-2.004 9.279-6.001 4.522-3.998 7.697-7.792 7.093-8.476z"/><path fill="#EA596E" d="M.349.271C.334.301.321.342.311.394.47 1.765 2.006 13.046 2.963 16.572c1.436-.803 2.895-1.894 4.609-3.253C6.116 10.654 1.158.146.349.271z"/><path fill="#3B88C3" d="M29.902 29.229l-10.573-1.303c-1.13-.102-3.117-.112-3.015-1.902.093-1.623 2.04-1.373 3.479-1.16l10.638 1.774-.529 2.591z"/><path fill="#88C9F9" d="M30.43 26.639l-4.222-.724c-.494-.089-.934.647-.956 1.426-.025.866.227 1.304.726 1.406l4.144.512.308-2.62z"/><path fill="#3B88C3" d="M34.918 26.341l-2.622 2.411-4.687-5.097 2.622-2.411c1.361-1.252 3.499-1.162 4.751.199l.135.147c1.251 1.362 1.162 3.499-.199 4.751z"/><ellipse transform="rotate(-42.597 29.954 26.205)" fill="#88C9F9" cx="29.952" cy="26.203" rx="2.77" ry="3.462"/><ellipse transform="rotate(-42.597 29.954 26.205)" fill="#269" cx="29.952" cy="26.203" rx="1.385" ry="2.077"/><circle fill="#55ACEE" cx="2.5" cy="33.5" r="1.5"/><circle fill="#55ACEE" cx="29" cy="2" r="2"/><path fill="#EA596E" d="M4.864 29.246L2.526 23.63.412 29.675zM26 5l-4 1 1-4z"/><path fill="#77B255" d="M31.999 13L36 7.999 33 6z"/></svg>',"🤷":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M21.906 1.262c-2.02-.654-6.772-.475-7.96 1.069-3.089.059-6.713 2.851-7.188 6.535-.47 3.645.578 5.338.951 8.079.422 3.106 2.168 4.099 3.564 4.515C13.281 24.114 15.415 24 19 24c7 0 10.334-4.684 10.629-12.639.178-4.812-2.645-8.456-7.723-10.099z"/><path fill="#FA743E" d="M27 21H9c-2.209 0-4 1.791-4 4v11h26V25c0-2.209-1.791-4-4-4z"/><path fill="#FFDC5D" d="M25.904 11.734c-.677-.938-1.545-1.693-3.446-1.96.713.327 1.396 1.455 1.485 2.079.089.624.178 1.129-.386.505-2.261-2.499-4.723-1.515-7.163-3.041-1.703-1.067-2.222-2.247-2.222-2.247s-.208 1.574-2.792 3.178c-.749.465-1.643 1.501-2.139 3.03-.356 1.099-.246 2.079-.246 3.754 0 4.889 4.029 9 9 9s9-4.147 9-9c0-3.041-.318-4.229-1.091-5.298z"/><path fill="#DD551F" d="M10 27h1v9h-1z"/><path fill="#FCAB40" d="M4.702 26.495l-.283-.059h-.511c0-.058.023-.112.035-.169-.348-.215-.546-.625-.458-1.048.112-.542.643-.89 1.186-.779l2.091.433h1.676c.863 0 1.562.7 1.562 1.564V28H6.253s-1.481-.669-1.551-1.505z"/><path fill="#FFDC5D" d="M0 25.655c0-.432.35-.782.781-.782l4.69.782h3.747c.432 0 .781.351.781.781V28H5L.781 26.437S0 26.087 0 25.655z"/><path fill="#FA743E" d="M4 36h6v-8H5z"/><path fill="#DD551F" d="M25 27h1v9h-1z"/><path fill="#FCAB40" d="M31.298 26.495l.283-.059h.511c0-.058-.023-.112-.035-.169.348-.215.546-.625.458-1.048-.112-.542-.642-.89-1.185-.779l-2.091.433h-1.676c-.863 0-1.562.7-1.562 1.564V28h3.747c-.001 0 1.48-.669 1.55-1.505z"/><path fill="#FFDC5D" d="M36 25.655c0-.432-.35-.782-.781-.782l-4.691.782h-3.747c-.432 0-.781.351-.781.781V28h5l4.219-1.563s.781-.35.781-.782z"/><path fill="#FA743E" d="M32 36h-6v-8h5z"/><path fill="#C1694F" d="M19 19.5h-2c-.276 0-.5-.224-.5-.5s.224-.5.5-.5h2c.276 0 .5.224.5.5s-.224.5-.5.5zm1.5 3.5H20c-.276 0-.5-.224-.5-.5s.224-.5.5-.5h.5c.276 0 .5.224.5.5s-.224.5-.5.5z"/><path fill="#662113" d="M14 16c-.552 0-1-.448-1-1v-1c0-.552.448-1 1-1s1 .448 1 1v1c0 .552-.448 1-1 1zm8 0c-.553 0-1-.448-1-1v-1c0-.552.447-1 1-1s1 .448 1 1v1c0 .552-.447 1-1 1z"/></svg>',"🙏":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#50A5E6" d="M30 22c-3 0-6.688 7.094-7 10-.421 3.915 2 4 2 4h11V26s-3.438-4-6-4z"/><ellipse transform="rotate(-60 27.574 28.49)" fill="#1C6399" cx="27.574" cy="28.489" rx="5.848" ry="1.638"/><path fill="#F9CA55" d="M20.086 0c1.181 0 2.138.957 2.138 2.138 0 .789.668 10.824.668 10.824L17.948 18V2.138C17.948.957 18.905 0 20.086 0z"/><path fill="#FFDC5D" d="M18.875 4.323c0-1.099.852-1.989 1.903-1.989 1.051 0 1.903.891 1.903 1.989 0 0 .535 5.942 1.192 9.37.878 1.866 1.369 4.682 1.261 6.248.054.398 5.625 5.006 5.625 5.006-.281 1.813-2.259 6.155-4.759 8.159l-3.521-2.924c-2.885-.404-4.458-3.331-4.458-4.264 0-2.984.854-21.595.854-21.595z"/><path fill="#50A5E6" d="M6 22c3 0 6.688 7.094 7 10 .421 3.915-2 4-2 4H0V26s3.438-4 6-4z"/><ellipse transform="rotate(-30 8.424 28.489)" fill="#1C6399" cx="8.426" cy="28.489" rx="1.638" ry="5.848"/><path fill="#F9CA55" d="M16.061.011c-1.266-.127-2.333.864-2.333 2.103 0 .78-.184 10.319-.184 10.319L17.895 18l.062-15.765c0-1.106-.795-2.114-1.896-2.224z"/><path fill="#FFDC5D" d="M17.125 4.323c0-1.099-.852-1.989-1.903-1.989-1.051 0-1.903.891-1.903 1.989 0 0-.535 5.942-1.192 9.37-.878 1.866-1.369 4.682-1.261 6.248-.054.398-5.625 5.006-5.625 5.006C5.522 26.76 7.5 31.102 10 33.106l3.521-2.924c2.885-.404 4.458-3.331 4.458-4.264 0-2.984-.854-21.595-.854-21.595z"/><path fill="#F9CA55" d="M17.958 25.823c-.414 0-.75-.336-.75-.75V2.792c0-.414.336-.75.75-.75s.75.336.75.75v22.282c.001.413-.335.749-.75.749z"/></svg>',"👏":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#EF9645" d="M32.302 24.347c-.695-1.01-.307-2.47-.48-4.082-.178-2.63-1.308-5.178-3.5-7.216l-7.466-6.942s-1.471-1.369-2.841.103c-1.368 1.471.104 2.84.104 2.84l3.154 2.934 2.734 2.542s-.685.736-3.711-2.078l-10.22-9.506s-1.473-1.368-2.842.104c-1.368 1.471.103 2.84.103 2.84l9.664 8.989c-.021-.02-.731.692-.744.68L5.917 5.938s-1.472-1.369-2.841.103c-1.369 1.472.103 2.84.103 2.84L13.52 18.5c.012.012-.654.764-.634.783l-8.92-8.298s-1.472-1.369-2.841.103c-1.369 1.472.103 2.841.103 2.841l9.484 8.82c.087.081-.5.908-.391 1.009l-6.834-6.356s-1.472-1.369-2.841.104c-1.369 1.472.103 2.841.103 2.841L11.896 30.71c1.861 1.731 3.772 2.607 6.076 2.928.469.065 1.069.065 1.315.096.777.098 1.459.374 2.372.934 1.175.72 2.938 1.02 3.951-.063l3.454-3.695 3.189-3.412c1.012-1.082.831-2.016.049-3.151z"/><path d="M1.956 35.026c-.256 0-.512-.098-.707-.293-.391-.391-.391-1.023 0-1.414L4.8 29.77c.391-.391 1.023-.391 1.414 0s.391 1.023 0 1.414l-3.551 3.55c-.195.195-.451.292-.707.292zm6.746.922c-.109 0-.221-.018-.331-.056-.521-.182-.796-.752-.613-1.274l.971-2.773c.182-.521.753-.795 1.274-.614.521.183.796.753.613 1.274l-.971 2.773c-.144.412-.53.67-.943.67zm-7.667-7.667c-.412 0-.798-.257-.943-.667-.184-.521.089-1.092.61-1.276l2.495-.881c.523-.18 1.092.091 1.276.61.184.521-.089 1.092-.61 1.276l-2.495.881c-.111.039-.223.057-.333.057zm29.46-21.767c-.256 0-.512-.098-.707-.293-.391-.391-.391-1.024 0-1.415l3.552-3.55c.391-.39 1.023-.39 1.414 0s.391 1.024 0 1.415l-3.552 3.55c-.195.196-.451.293-.707.293zm-4.164-1.697c-.109 0-.221-.019-.33-.057-.521-.182-.796-.752-.614-1.274l.97-2.773c.183-.521.752-.796 1.274-.614.521.182.796.752.614 1.274l-.97 2.773c-.144.413-.531.671-.944.671zm6.143 5.774c-.412 0-.798-.257-.943-.667-.184-.521.09-1.092.61-1.276l2.494-.881c.522-.185 1.092.09 1.276.61.184.521-.09 1.092-.61 1.276l-2.494.881c-.111.039-.223.057-.333.057z" fill="#FA743E"/><path fill="#FFDB5E" d="M35.39 23.822c-.661-1.032-.224-2.479-.342-4.096-.09-2.634-1.133-5.219-3.255-7.33l-7.228-7.189s-1.424-1.417-2.843.008c-1.417 1.424.008 2.842.008 2.842l3.054 3.039 2.646 2.632s-.71.712-3.639-2.202c-2.931-2.915-9.894-9.845-9.894-9.845s-1.425-1.417-2.843.008c-1.418 1.424.007 2.841.007 2.841l9.356 9.31c-.02-.02-.754.667-.767.654L9.64 4.534s-1.425-1.418-2.843.007c-1.417 1.425.007 2.842.007 2.842l10.011 9.962c.012.012-.68.741-.66.761L7.52 9.513s-1.425-1.417-2.843.008.007 2.843.007 2.843l9.181 9.135c.084.083-.53.891-.425.996l-6.616-6.583s-1.425-1.417-2.843.008.007 2.843.007 2.843l10.79 10.732c1.802 1.793 3.682 2.732 5.974 3.131.467.081 1.067.101 1.311.14.773.124 1.445.423 2.34 1.014 1.15.759 2.902 1.118 3.951.07l3.577-3.576 3.302-3.302c1.049-1.05.9-1.99.157-3.15z"/></svg>',"👋":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#EF9645" d="M4.861 9.147c.94-.657 2.357-.531 3.201.166l-.968-1.407c-.779-1.111-.5-2.313.612-3.093 1.112-.777 4.263 1.312 4.263 1.312-.786-1.122-.639-2.544.483-3.331 1.122-.784 2.67-.513 3.456.611l10.42 14.72L25 31l-11.083-4.042L4.25 12.625c-.793-1.129-.519-2.686.611-3.478z"/><path fill="#FFDC5D" d="M2.695 17.336s-1.132-1.65.519-2.781c1.649-1.131 2.78.518 2.78.518l5.251 7.658c.181-.302.379-.6.6-.894L4.557 11.21s-1.131-1.649.519-2.78c1.649-1.131 2.78.518 2.78.518l6.855 9.997c.255-.208.516-.417.785-.622L7.549 6.732s-1.131-1.649.519-2.78c1.649-1.131 2.78.518 2.78.518l7.947 11.589c.292-.179.581-.334.871-.498L12.238 4.729s-1.131-1.649.518-2.78c1.649-1.131 2.78.518 2.78.518l7.854 11.454 1.194 1.742c-4.948 3.394-5.419 9.779-2.592 13.902.565.825 1.39.26 1.39.26-3.393-4.949-2.357-10.51 2.592-13.903L24.515 8.62s-.545-1.924 1.378-2.47c1.924-.545 2.47 1.379 2.47 1.379l1.685 5.004c.668 1.984 1.379 3.961 2.32 5.831 2.657 5.28 1.07 11.842-3.94 15.279-5.465 3.747-12.936 2.354-16.684-3.11L2.695 17.336z"/><g fill="#5DADEC"><path d="M12 32.042C8 32.042 3.958 28 3.958 24c0-.553-.405-1-.958-1s-1.042.447-1.042 1C1.958 30 6 34.042 12 34.042c.553 0 1-.489 1-1.042s-.447-.958-1-.958z"/><path d="M7 34c-3 0-5-2-5-5 0-.553-.447-1-1-1s-1 .447-1 1c0 4 3 7 7 7 .553 0 1-.447 1-1s-.447-1-1-1zM24 2c-.552 0-1 .448-1 1s.448 1 1 1c4 0 8 3.589 8 8 0 .552.448 1 1 1s1-.448 1-1c0-5.514-4-10-10-10z"/><path d="M29 .042c-.552 0-1 .406-1 .958s.448 1.042 1 1.042c3 0 4.958 2.225 4.958 4.958 0 .552.489 1 1.042 1s.958-.448.958-1C35.958 3.163 33 .042 29 .042z"/></g></svg>',"🙌":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDC5D" d="M3 26h8v10H3zm22 0h8v10h-8z"/><path fill="#F9CA55" d="M33 28.72s-3 2-8 1v-5h8v4zm-30 0s3 2 8 1v-5H3v4z"/><path fill="#EF9645" d="M3.983 18.604h8v8h-8zm20.023-.5h8v8h-8z"/><path fill="#FFDC5D" d="M.373 11.835S.376 10.61 1.6 10.613c1.226.004 1.222 1.229 1.222 1.229l-.019 5.684c.195-.09.399-.171.613-.241l.025-7.889s.004-1.225 1.227-1.221c1.224.003 1.221 1.229 1.221 1.229l-.021 7.42c.199-.018.404-.032.61-.042l.028-8.602s.003-1.225 1.228-1.22c1.225.004 1.22 1.229 1.22 1.229l-.028 8.6c.21.012.412.033.614.052l.025-8.039s.004-1.225 1.227-1.22c1.224.003 1.219 1.227 1.219 1.227l-.024 8.501-.003.681v.611c-3.674-.009-6.133 3.042-6.144 6.104 0 .612.612.616.612.616.01-3.678 2.467-6.115 6.142-6.104l1.801-4.188s.395-1.159 1.556-.762c1.158.392.765 1.553.765 1.553l-.893 3.105c-.354 1.234-.685 2.476-.859 3.744-.498 3.584-3.581 6.34-7.299 6.33C3.61 28.983.33 25.685.343 21.63c.001-.214.014-.418.034-.61l-.032-.004.028-9.181zm35.244 0s-.003-1.225-1.227-1.222c-1.226.004-1.223 1.229-1.223 1.229l.019 5.684c-.194-.09-.399-.171-.612-.241l-.025-7.889s-.004-1.225-1.227-1.221c-1.225.003-1.222 1.229-1.222 1.229l.022 7.42c-.198-.018-.403-.032-.61-.042l-.027-8.602s-.004-1.225-1.229-1.22c-1.225.004-1.22 1.229-1.22 1.229l.028 8.6c-.21.012-.412.033-.614.052l-.025-8.039s-.005-1.225-1.228-1.22c-1.224.003-1.219 1.227-1.219 1.227l.024 8.501.003.681v.611c3.674-.009 6.133 3.042 6.145 6.104 0 .612-.612.616-.612.616-.011-3.678-2.468-6.115-6.142-6.104l-1.801-4.188s-.394-1.159-1.556-.762c-1.157.392-.765 1.553-.765 1.553l.893 3.105c.354 1.234.685 2.476.859 3.744.498 3.584 3.58 6.34 7.299 6.33 4.055-.017 7.336-3.315 7.322-7.37-.001-.214-.014-.418-.034-.61l.032-.004-.028-9.181z"/><path d="M23.541 6.458c-.213 0-.429-.068-.61-.208-.438-.338-.518-.966-.18-1.403L25.73.992c.335-.436.965-.52 1.402-.18.438.338.518.966.18 1.403L24.333 6.07c-.196.255-.492.388-.792.388zm-11.02 0c-.299 0-.595-.134-.792-.389L8.75 2.215c-.337-.437-.256-1.065.181-1.403.437-.337 1.064-.257 1.403.18l2.979 3.855c.337.437.257 1.065-.18 1.403-.183.141-.398.208-.612.208zM18 6c-.552 0-1-.448-1-1V1c0-.552.448-1 1-1 .553 0 1 .448 1 1v4c0 .552-.447 1-1 1z" fill="#5DADEC"/></svg>',"💪":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#EF9645" d="M15.977 9.36h3.789c.114-.191.147-.439.058-.673l-3.846-4.705V9.36z"/><path fill="#FFDC5D" d="M12.804 22.277c-.057-.349-.124-.679-.206-.973-.62-2.223-1.14-3.164-.918-5.494.29-1.584.273-4.763 4.483-4.268 1.112.131 2.843.927 3.834.91.567-.01.98-1.157 1.017-1.539.051-.526-.865-1.42-1.248-1.554-.383-.134-2.012-.631-2.681-.824-1.039-.301-.985-1.705-1.051-2.205-.031-.235.084-.467.294-.591.21-.124.375-.008.579.125l.885.648c.497.426-.874 1.24-.503 1.376 0 0 1.755.659 2.507.796.412.075 1.834-1.529 1.917-2.47.065-.74-3.398-4.083-5.867-5.381-.868-.456-1.377-.721-1.949-.694-.683.032-.898.302-1.748 1.03C8.302 4.46 4.568 11.577 4.02 13.152c-2.246 6.461-2.597 9.865-2.677 11.788-.049.59-.076 1.177-.076 1.758.065 0-1 5 0 6s5.326 1 5.326 1c10 3.989 28.57 2.948 28.57-7.233 0-12.172-18.813-10.557-22.359-4.188z"/><path fill="#EF9645" d="M20.63 32.078c-3.16-.332-5.628-1.881-5.767-1.97-.465-.297-.601-.913-.305-1.379s.913-.603 1.38-.308c.04.025 4.003 2.492 7.846 1.467 2.125-.566 3.867-2.115 5.177-4.601.258-.49.866-.676 1.351-.419.488.257.676.862.419 1.351-1.585 3.006-3.754 4.893-6.447 5.606-1.257.332-2.502.374-3.654.253z"/></svg>',"🤝":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36" xml:space="preserve"><path fill="#EF9645" d="M16.428 30.331a2.31 2.31 0 0 0 3.217-.568.798.798 0 0 0-.197-1.114l-1.85-1.949 4.222 2.955a1.497 1.497 0 0 0 2.089-.369 1.5 1.5 0 0 0-.369-2.089l-3.596-3.305 5.375 3.763a1.497 1.497 0 0 0 2.089-.369 1.5 1.5 0 0 0-.369-2.089l-4.766-4.073 5.864 4.105a1.497 1.497 0 0 0 2.089-.369 1.5 1.5 0 0 0-.369-2.089L4.733 11.194l-3.467 5.521c-.389.6-.283 1.413.276 1.891l7.786 6.671c.355.304.724.591 1.107.859l5.993 4.195z"/><path fill="#FFDC5D" d="M29.802 21.752 18.5 13.601l-.059-.08.053-.08.053-.053.854.469c.958.62 3.147 1.536 4.806 1.536 1.135 0 1.815-.425 2.018-1.257a1.409 1.409 0 0 0-1.152-1.622 6.788 6.788 0 0 1-2.801-1.091l-.555-.373c-.624-.421-1.331-.898-1.853-1.206-.65-.394-1.357-.585-2.163-.585-1.196 0-2.411.422-3.585.83l-1.266.436a5.18 5.18 0 0 1-1.696.271c-1.544 0-3.055-.586-4.516-1.152l-.147-.058a1.389 1.389 0 0 0-1.674.56L1.35 15.669a1.357 1.357 0 0 0 .257 1.761l7.785 6.672c.352.301.722.588 1.1.852l6.165 4.316a2 2 0 0 0 2.786-.491.803.803 0 0 0-.196-1.115l-1.833-1.283a.424.424 0 0 1-.082-.618.422.422 0 0 1 .567-.075l3.979 2.785a1.4 1.4 0 0 0 1.606-2.294l-3.724-2.606a.424.424 0 0 1-.082-.618.423.423 0 0 1 .567-.075l5.132 3.593a1.4 1.4 0 0 0 1.606-2.294l-4.868-3.407a.42.42 0 0 1-.081-.618.377.377 0 0 1 .506-.066l5.656 3.959a1.4 1.4 0 0 0 1.606-2.295z"/><path d="M16.536 27.929c-.07.267-.207.498-.389.681l-1.004.996a1.494 1.494 0 0 1-1.437.396 1.5 1.5 0 0 1-.683-2.512l1.004-.996a1.494 1.494 0 0 1 1.437-.396 1.502 1.502 0 0 1 1.072 1.831zM5.992 23.008l1.503-1.497a1.5 1.5 0 0 0-.444-2.429 1.495 1.495 0 0 0-1.674.31l-1.503 1.497a1.5 1.5 0 0 0 .445 2.429 1.496 1.496 0 0 0 1.673-.31zm5.204.052a1.5 1.5 0 1 0-2.122-2.118L6.072 23.94a1.5 1.5 0 1 0 2.122 2.118l3.002-2.998zm2.25 3a1.5 1.5 0 0 0-.945-2.555 1.489 1.489 0 0 0-1.173.44L9.323 25.94a1.5 1.5 0 0 0 .945 2.556c.455.036.874-.141 1.173-.44l2.005-1.996zm16.555-4.137.627-.542-6.913-10.85-12.27 1.985a1.507 1.507 0 0 0-1.235 1.737c.658 2.695 6.003.693 8.355-.601l11.436 8.271z" fill="#EF9645"/><path d="M16.536 26.929c-.07.267-.207.498-.389.681l-1.004.996a1.494 1.494 0 0 1-1.437.396 1.5 1.5 0 0 1-.683-2.512l1.004-.996a1.494 1.494 0 0 1 1.437-.396 1.502 1.502 0 0 1 1.072 1.831zM5.992 22.008l1.503-1.497a1.5 1.5 0 0 0-.444-2.429 1.497 1.497 0 0 0-1.674.31l-1.503 1.497a1.5 1.5 0 0 0 .445 2.429 1.496 1.496 0 0 0 1.673-.31zm5.204.052a1.5 1.5 0 1 0-2.122-2.118L6.072 22.94a1.5 1.5 0 1 0 2.122 2.118l3.002-2.998zm2.25 3a1.5 1.5 0 0 0-.945-2.555 1.489 1.489 0 0 0-1.173.44L9.323 24.94a1.5 1.5 0 0 0 .945 2.556c.455.036.874-.141 1.173-.44l2.005-1.996zm21.557-7.456a1.45 1.45 0 0 0 .269-1.885l-.003-.005-3.467-6.521a1.488 1.488 0 0 0-1.794-.6c-1.992.771-4.174 1.657-6.292.937l-1.098-.377c-1.948-.675-4.066-1.466-6-.294-.695.409-1.738 1.133-2.411 1.58a6.873 6.873 0 0 1-2.762 1.076 1.502 1.502 0 0 0-1.235 1.737c.613 2.512 5.3.908 7.838-.369a.968.968 0 0 1 1.002.081l11.584 8.416 4.369-3.776z" fill="#FFCC4D"/></svg>',"🫡":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36" xml:space="preserve"><path fill="#FFCC4D" d="M36 21c0 8.282-6.718 15-15 15-8.284 0-15-6.718-15-15 0-8.284 6.716-15 15-15 8.282 0 15 6.716 15 15"/><path fill="#F4900C" d="M22.864 1.134A1.51 1.51 0 0 0 21.55.004a1.608 1.608 0 0 0-.799.119l-5.775 2.446c-3.314 1.074-3.116.975-3.626 1.281-.915.547-2.007 1.513-3.961 3.377C5.728 8.811.059 9.794.041 15.297.034 17.438 1.698 19.192 4 19.185c2.423-.008 3.816-1.29 4.482-2.159a4.161 4.161 0 0 1 1.52-1.228c3.93-1.875 2.256-3.522 5.185-7.281a.712.712 0 0 0-.226-1.071l6.858-4.024c.608-.357.878-1.004.698-1.674l.095-.051a.505.505 0 0 0 .252-.563z"/><path fill="#B55005" d="M22.823 1.239a.348.348 0 0 0-.467-.164l-2.698 1.294a1.741 1.741 0 0 0-.088-1.165 1.524 1.524 0 0 0-.316-.447l-.764.323a.825.825 0 0 1 .444.417c.209.454.062 1.12-.623 1.518l-2.585 1.24c.269-.54.338-1.093.21-1.542a1.476 1.476 0 0 0-.224-.456l-.691.293a.714.714 0 0 1 .242.354c.196.689-.333 1.747-1.56 2.323-1.171.55-1.534 1.431-1.955 2.452-.193.467-.411.996-.734 1.553-.859 1.48-2.983 3.885-3.93 4.816a.35.35 0 1 0 .491.499c.915-.898 3.111-3.354 4.045-4.963l.004-.007.001-.001c.903-1.66 1.893-2.288 2.478-2.17.419.084.529.545.557.813a.35.35 0 0 0 .696-.072c-.08-.77-.497-1.303-1.116-1.427-.401-.082-.919.021-1.478.403.274-.542.606-.963 1.24-1.26.05-.023.09-.053.137-.077.01-.004.021-.002.032-.007l8.348-4.004c-.002-.009 0-.017-.003-.026l.094-.051a.5.5 0 0 0 .246-.325.335.335 0 0 0-.033-.134z"/><path fill="#65471B" d="M21 29.25c-4.076 0-6.156-.508-6.243-.53a1.001 1.001 0 0 1-.728-1.213 1.005 1.005 0 0 1 1.211-.728c.039.01 1.982.471 5.759.471 3.796 0 5.74-.466 5.76-.471a.999.999 0 0 1 .483 1.94c-.086.023-2.166.531-6.242.531zM18 14h-4a1 1 0 0 0 0 2h.519c-.319.532-.519 1.228-.519 2 0 1.658.896 3 2 3s2-1.343 2-3c0-.772-.2-1.468-.519-2H18a1 1 0 0 0 0-2zm10 0h-4a1 1 0 0 0 0 2h.519c-.319.532-.519 1.228-.519 2 0 1.657.896 3 2 3s2-1.342 2-3c0-.772-.2-1.468-.519-2H28a1 1 0 0 0 0-2z"/></svg>',"1️⃣":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M16.462 11.175h-1.829c-1.488 0-2.108-1.085-2.108-2.139 0-1.085.775-2.14 2.108-2.14h4.402c1.334 0 2.078.961 2.078 2.201V26.74c0 1.551-.992 2.418-2.326 2.418-1.333 0-2.325-.867-2.325-2.418V11.175z"/></svg>',"2️⃣":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M23.086 24.907c1.365 0 2.42.62 2.42 2.046 0 1.427-1.055 2.047-2.233 2.047H12.917c-1.364 0-2.418-.62-2.418-2.047 0-.65.403-1.209.713-1.581 2.573-3.069 5.364-5.86 7.721-9.271.558-.806 1.085-1.768 1.085-2.884 0-1.271-.961-2.387-2.233-2.387-3.566 0-1.86 5.023-4.837 5.023-1.488 0-2.264-1.054-2.264-2.264 0-3.906 3.473-7.038 7.287-7.038 3.815 0 6.883 2.512 6.883 6.449 0 4.309-4.805 8.589-7.441 11.906h5.673z"/></svg>',"3️⃣":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M24.109 12.226c0 1.954-.836 3.659-2.542 4.744 2.232 1.024 3.782 3.101 3.782 5.55 0 3.721-3.41 6.853-7.813 6.853-4.589 0-7.441-3.38-7.441-5.829 0-1.209 1.272-2.077 2.388-2.077 2.108 0 1.612 3.628 5.116 3.628 1.612 0 2.915-1.24 2.915-2.884 0-4.341-5.272-1.147-5.272-4.806 0-3.255 4.402-1.054 4.402-4.496 0-1.179-.836-2.078-2.232-2.078-2.945 0-2.542 3.038-4.651 3.038-1.271 0-2.015-1.147-2.015-2.294 0-2.418 3.317-5.023 6.759-5.023 4.466 0 6.604 3.256 6.604 5.674z"/></svg>',"4️⃣":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M10.769 24.132c-1.519 0-2.17-1.022-2.17-1.829 0-.682.248-1.055.434-1.364L15.979 8.35c.682-1.24 1.55-1.798 3.162-1.798 1.799 0 3.566 1.147 3.566 3.969v9.519h.527c1.209 0 2.17.807 2.17 2.047 0 1.24-.961 2.046-2.17 2.046h-.527v2.636c0 1.644-.651 2.418-2.232 2.418-1.581 0-2.233-.774-2.233-2.418v-2.636h-7.473zm7.473-12.743h-.062l-4.186 8.65h4.248v-8.65z"/></svg>',"5️⃣":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M16.389 14.489c.744-.155 1.551-.31 2.326-.31 3.752 0 6.418 2.977 6.418 6.604 0 5.178-2.851 8.589-8.216 8.589-2.201 0-6.821-1.427-6.821-4.155 0-1.147.961-2.107 2.108-2.107 1.24 0 2.729 1.984 4.806 1.984 2.17 0 3.288-2.109 3.288-4.062 0-1.86-1.055-3.131-2.977-3.131-1.799 0-2.078 1.023-3.659 1.023-1.209 0-1.829-.93-1.829-1.457 0-.403.062-.713.093-1.054l.774-6.544c.341-2.418.93-2.945 2.418-2.945h7.472c1.428 0 2.264.837 2.264 1.953 0 2.14-1.611 2.326-2.17 2.326h-5.829l-.466 3.286z"/></svg>',"✏️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#D99E82" d="M35.222 33.598c-.647-2.101-1.705-6.059-2.325-7.566-.501-1.216-.969-2.438-1.544-3.014-.575-.575-1.553-.53-2.143.058 0 0-2.469 1.675-3.354 2.783-1.108.882-2.785 3.357-2.785 3.357-.59.59-.635 1.567-.06 2.143.576.575 1.798 1.043 3.015 1.544 1.506.62 5.465 1.676 7.566 2.325.359.11 1.74-1.271 1.63-1.63z"/><path fill="#EA596E" d="M13.643 5.308c1.151 1.151 1.151 3.016 0 4.167l-4.167 4.168c-1.151 1.15-3.018 1.15-4.167 0L1.141 9.475c-1.15-1.151-1.15-3.016 0-4.167l4.167-4.167c1.15-1.151 3.016-1.151 4.167 0l4.168 4.167z"/><path fill="#FFCC4D" d="M31.353 23.018l-4.17 4.17-4.163 4.165L7.392 15.726l8.335-8.334 15.626 15.626z"/><path fill="#292F33" d="M32.078 34.763s2.709 1.489 3.441.757c.732-.732-.765-3.435-.765-3.435s-2.566.048-2.676 2.678z"/><path fill="#CCD6DD" d="M2.183 10.517l8.335-8.335 5.208 5.209-8.334 8.335z"/><path fill="#99AAB5" d="M3.225 11.558l8.334-8.334 1.042 1.042L4.267 12.6zm2.083 2.086l8.335-8.335 1.042 1.042-8.335 8.334z"/></svg>',"🔁":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M30.2 10L23 4v4h-8C9.477 8 5 12.477 5 18c0 1.414.297 2.758.827 3.978l3.3-2.75C9.044 18.831 9 18.421 9 18c0-3.314 2.686-6 6-6h8v4l7.2-6zm-.026 4.023l-3.301 2.75c.083.396.127.806.127 1.227 0 3.313-2.687 6-6 6h-8v-4l-7.2 6 7.2 6v-4h8c5.522 0 10-4.478 10-10 0-1.414-.297-2.758-.826-3.977z"/></svg>',"⏹️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M7 7h22v22H7z"/></svg>',"📝":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#CCD6DD" d="M31 32c0 2.209-1.791 4-4 4H5c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h22c2.209 0 4 1.791 4 4v28z"/><path fill="#99AAB5" d="M27 24c0 .553-.447 1-1 1H6c-.552 0-1-.447-1-1 0-.553.448-1 1-1h20c.553 0 1 .447 1 1zm-16 4c0 .553-.448 1-1 1H6c-.552 0-1-.447-1-1 0-.553.448-1 1-1h4c.552 0 1 .447 1 1zM27 8c0 .552-.447 1-1 1H6c-.552 0-1-.448-1-1s.448-1 1-1h20c.553 0 1 .448 1 1zm0 4c0 .553-.447 1-1 1H6c-.552 0-1-.447-1-1 0-.553.448-1 1-1h20c.553 0 1 .447 1 1zm0 4c0 .553-.447 1-1 1H6c-.552 0-1-.447-1-1 0-.553.448-1 1-1h20c.553 0 1 .447 1 1zm0 4c0 .553-.447 1-1 1H6c-.552 0-1-.447-1-1 0-.553.448-1 1-1h20c.553 0 1 .447 1 1z"/><path fill="#66757F" d="M31 6.272c-.827-.535-1.837-.579-2.521-.023l-.792.646-1.484 1.211-.1.08-2.376 1.938-11.878 9.686c-.437.357-.793 1.219-1.173 2.074-.378.85-.969 2.852-1.443 4.391-.148.25-1.065 1.846-.551 2.453.52.615 2.326.01 2.568-.076 1.626-.174 3.731-.373 4.648-.58.924-.211 1.854-.395 2.291-.752.008-.006.01-.018.017-.023l11.858-9.666.792-.646.144-.118V6.272z"/><path fill="#D99E82" d="M18.145 22.526s-1.274-1.881-2.117-2.553c-.672-.843-2.549-2.116-2.549-2.116-.448-.446-1.191-.48-1.629-.043-.437.438-.793 1.366-1.173 2.291-.472 1.146-1.276 4.154-1.768 5.752-.083.272.517-.45.503-.21-.01.187.027.394.074.581l-.146.159.208.067c.025.082.05.154.068.21l.159-.146c.187.047.394.084.58.074.24-.014-.483.587-.21.503 1.598-.493 4.607-1.296 5.752-1.768.924-.381 1.854-.736 2.291-1.174.439-.435.406-1.178-.043-1.627z"/><path fill="#EA596E" d="M25.312 4.351c-.876.875-.876 2.293 0 3.168l3.167 3.168c.876.874 2.294.874 3.168 0l3.169-3.168c.874-.875.874-2.293 0-3.168l-3.169-3.168c-.874-.875-2.292-.875-3.168 0l-3.167 3.168z"/><path fill="#FFCC4D" d="M11.849 17.815l3.17 3.17 3.165 3.166 11.881-11.879-6.337-6.336-11.879 11.879z"/><path fill="#292F33" d="M11.298 26.742s-2.06 1.133-2.616.576c-.557-.558.581-2.611.581-2.611s1.951.036 2.035 2.035z"/><path fill="#CCD6DD" d="M23.728 5.935l3.96-3.96 6.336 6.337-3.96 3.96z"/><path fill="#99AAB5" d="M26.103 3.558l.792-.792 6.336 6.335-.792.792zM24.52 5.142l.791-.791 6.336 6.335-.792.792z"/></svg>',"⭐":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M27.287 34.627c-.404 0-.806-.124-1.152-.371L18 28.422l-8.135 5.834c-.693.496-1.623.496-2.312-.008-.689-.499-.979-1.385-.721-2.194l3.034-9.792-8.062-5.681c-.685-.505-.97-1.393-.708-2.203.264-.808 1.016-1.357 1.866-1.363L12.947 13l3.179-9.549c.268-.809 1.023-1.353 1.874-1.353.851 0 1.606.545 1.875 1.353L23 13l10.036.015c.853.006 1.606.556 1.867 1.363.263.81-.022 1.698-.708 2.203l-8.062 5.681 3.034 9.792c.26.809-.033 1.695-.72 2.194-.347.254-.753.379-1.16.379z"/></svg>',"⚠️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFCC4D" d="M2.653 35C.811 35-.001 33.662.847 32.027L16.456 1.972c.849-1.635 2.238-1.635 3.087 0l15.609 30.056c.85 1.634.037 2.972-1.805 2.972H2.653z"/><path fill="#231F20" d="M15.583 28.953c0-1.333 1.085-2.418 2.419-2.418 1.333 0 2.418 1.085 2.418 2.418 0 1.334-1.086 2.419-2.418 2.419-1.334 0-2.419-1.085-2.419-2.419zm.186-18.293c0-1.302.961-2.108 2.232-2.108 1.241 0 2.233.837 2.233 2.108v11.938c0 1.271-.992 2.108-2.233 2.108-1.271 0-2.232-.807-2.232-2.108V10.66z"/></svg>',"ℹ️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M0 4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4z"/><path fill="#FFF" d="M20.512 8.071c0 1.395-1.115 2.573-2.511 2.573-1.333 0-2.511-1.209-2.511-2.573 0-1.271 1.178-2.45 2.511-2.45 1.333.001 2.511 1.148 2.511 2.45zm-4.744 6.728c0-1.488.931-2.481 2.232-2.481 1.302 0 2.232.992 2.232 2.481v11.906c0 1.488-.93 2.48-2.232 2.48s-2.232-.992-2.232-2.48V14.799z"/></svg>',"❓":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#BE1931" d="M17 27c-1.657 0-3-1.343-3-3v-4c0-1.657 1.343-3 3-3 .603-.006 6-1 6-5 0-2-2-4-5-4-2.441 0-4 2-4 3 0 1.657-1.343 3-3 3s-3-1.343-3-3c0-4.878 4.58-9 10-9 8 0 11 5.982 11 11 0 4.145-2.277 7.313-6.413 8.92-.9.351-1.79.587-2.587.747V24c0 1.657-1.343 3-3 3z"/><circle fill="#BE1931" cx="17" cy="32" r="3"/></svg>',"❗":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#BE1931" cx="18" cy="32" r="3"/><path fill="#BE1931" d="M21 24c0 1.657-1.344 3-3 3-1.657 0-3-1.343-3-3V5c0-1.657 1.343-3 3-3 1.656 0 3 1.343 3 3v19z"/></svg>',"💬":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#BDDDF4" d="M18 1C8.059 1 0 7.268 0 15c0 4.368 2.574 8.268 6.604 10.835C6.08 28.144 4.859 31.569 2 35c5.758-.96 9.439-3.761 11.716-6.416 1.376.262 2.805.416 4.284.416 9.941 0 18-6.268 18-14S27.941 1 18 1z"/><circle fill="#2A6797" cx="18" cy="15" r="2"/><circle fill="#2A6797" cx="26" cy="15" r="2"/><circle fill="#2A6797" cx="10" cy="15" r="2"/></svg>',"🧵":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#553788" d="M35 36c-.419 0-.809-.265-.948-.684C33.388 33.326 31.595 32 25 32c-.553 0-1-.447-1-1s.447-1 1-1c5.635 0 9.653.797 10.948 4.684.175.524-.108 1.091-.632 1.265-.105.034-.212.051-.316.051z"/><path fill="#553788" d="M3 3h22v30H3z"/><path fill="#C1694F" d="M26 4H2c-.55 0-2-3-2-3 0-.55.45-1 1-1h26c.55 0 1 .45 1 1 0 0-1.45 3-2 3zm0 28H2c-.55 0-2 3-2 3 0 .55.45 1 1 1h26c.55 0 1-.45 1-1 0 0-1.45-3-2-3z"/><path fill="#744EAA" d="M23 7H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1zm0 4H5c-.55 0-1-.45-1-1s.45-1 1-1h18c.55 0 1 .45 1 1s-.45 1-1 1z"/><path fill="#9266CC" d="M17.261 7H7.739C7.332 7 7 6.668 7 6.261v-.522C7 5.332 7.332 5 7.739 5h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 11 7 10.668 7 10.261v-.522C7 9.332 7.332 9 7.739 9h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 15 7 14.668 7 14.261v-.523c0-.406.332-.738.739-.738h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 19 7 18.668 7 18.261v-.523c0-.406.332-.738.739-.738h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 23 7 22.668 7 22.261v-.523c0-.406.332-.738.739-.738h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 27 7 26.668 7 26.261v-.523c0-.406.332-.738.739-.738h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738zm0 4H7.739C7.332 31 7 30.668 7 30.261v-.523c0-.406.332-.738.739-.738h9.523c.406 0 .738.332.738.739v.523c0 .406-.332.738-.739.738z"/></svg>',"📎":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#99AAB5" d="M35.354 25.254c.217-2.391-.513-4.558-2.057-6.102L17.033 2.89c-.391-.391-1.024-.391-1.414 0-.391.391-.391 1.024 0 1.414l16.264 16.263c1.116 1.117 1.642 2.717 1.479 4.506-.159 1.748-.957 3.456-2.188 4.686-1.23 1.23-2.938 2.027-4.685 2.187-1.781.161-3.39-.362-4.506-1.479L3.598 12.082c-.98-.98-1.059-2.204-.953-3.058.15-1.196.755-2.401 1.66-3.307 1.7-1.7 4.616-2.453 6.364-.707l14.85 14.849c1.119 1.12.026 2.803-.708 3.536-.733.735-2.417 1.826-3.535.707L9.962 12.789c-.391-.391-1.024-.39-1.414 0-.391.391-.391 1.023 0 1.414l11.313 11.314c1.859 1.858 4.608 1.05 6.363-.707 1.758-1.757 2.565-4.507.708-6.364L12.083 3.597c-2.62-2.62-6.812-1.673-9.192.706C1.677 5.517.864 7.147.661 8.775c-.229 1.833.312 3.509 1.523 4.721l18.384 18.385c1.365 1.365 3.218 2.094 5.281 2.094.27 0 .544-.013.82-.037 2.206-.201 4.362-1.209 5.918-2.765 1.558-1.556 2.565-3.713 2.767-5.919z"/></svg>',"📊":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#CCD6DD" d="M31 2H5C3.343 2 2 3.343 2 5v26c0 1.657 1.343 3 3 3h26c1.657 0 3-1.343 3-3V5c0-1.657-1.343-3-3-3z"/><path fill="#E1E8ED" d="M31 1H5C2.791 1 1 2.791 1 5v26c0 2.209 1.791 4 4 4h26c2.209 0 4-1.791 4-4V5c0-2.209-1.791-4-4-4zm0 2c1.103 0 2 .897 2 2v4h-6V3h4zm-4 16h6v6h-6v-6zm0-2v-6h6v6h-6zM25 3v6h-6V3h6zm-6 8h6v6h-6v-6zm0 8h6v6h-6v-6zM17 3v6h-6V3h6zm-6 8h6v6h-6v-6zm0 8h6v6h-6v-6zM3 5c0-1.103.897-2 2-2h4v6H3V5zm0 6h6v6H3v-6zm0 8h6v6H3v-6zm2 14c-1.103 0-2-.897-2-2v-4h6v6H5zm6 0v-6h6v6h-6zm8 0v-6h6v6h-6zm12 0h-4v-6h6v4c0 1.103-.897 2-2 2z"/><path fill="#5C913B" d="M13 33H7V16c0-1.104.896-2 2-2h2c1.104 0 2 .896 2 2v17z"/><path fill="#3B94D9" d="M29 33h-6V9c0-1.104.896-2 2-2h2c1.104 0 2 .896 2 2v24z"/><path fill="#DD2E44" d="M21 33h-6V23c0-1.104.896-2 2-2h2c1.104 0 2 .896 2 2v10z"/></svg>',"📈":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#CCD6DD" d="M31 2H5C3.343 2 2 3.343 2 5v26c0 1.657 1.343 3 3 3h26c1.657 0 3-1.343 3-3V5c0-1.657-1.343-3-3-3z"/><path fill="#E1E8ED" d="M31 1H5C2.791 1 1 2.791 1 5v26c0 2.209 1.791 4 4 4h26c2.209 0 4-1.791 4-4V5c0-2.209-1.791-4-4-4zm0 2c1.103 0 2 .897 2 2v4h-6V3h4zm-4 16h6v6h-6v-6zm0-2v-6h6v6h-6zM25 3v6h-6V3h6zm-6 8h6v6h-6v-6zm0 8h6v6h-6v-6zM17 3v6h-6V3h6zm-6 8h6v6h-6v-6zm0 8h6v6h-6v-6zM3 5c0-1.103.897-2 2-2h4v6H3V5zm0 6h6v6H3v-6zm0 8h6v6H3v-6zm2 14c-1.103 0-2-.897-2-2v-4h6v6H5zm6 0v-6h6v6h-6zm8 0v-6h6v6h-6zm12 0h-4v-6h6v4c0 1.103-.897 2-2 2z"/><path fill="#DD2E44" d="M4.998 33c-.32 0-.645-.076-.946-.239-.973-.523-1.336-1.736-.813-2.709l7-13c.299-.557.845-.939 1.47-1.031.626-.092 1.258.118 1.705.565l6.076 6.076 9.738-18.59c.512-.978 1.721-1.357 2.699-.843.979.512 1.356 1.721.844 2.7l-11 21c-.295.564-.841.953-1.47 1.05-.627.091-1.266-.113-1.716-.563l-6.1-6.099-5.724 10.631C6.4 32.619 5.71 33 4.998 33z"/></svg>',"🖼️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#D79E84" d="M35 30c0 1.104-.896 2-2 2H3c-1.104 0-2-.896-2-2V6c0-1.104.896-2 2-2h30c1.104 0 2 .896 2 2v24z"/><path fill="#BF6952" d="M33 4H3c-1.104 0-2 .896-2 2v24c0 .389.116.748.307 1.055l33.33-26.198C34.276 4.34 33.679 4 33 4z"/><path fill="#8CCAF7" d="M31 22V9c0-.552-.447-1-1-1H6c-.552 0-1 .448-1 1v13h26z"/><path fill="#5DADEC" d="M6 28h13v-7H5v6c0 .553.448 1 1 1z"/><path fill="#292F33" d="M19 21v7h11c.553 0 1-.447 1-1v-6H19z"/><path fill="#67757F" d="M20 19c-.613 0-.852 1.127-1.405 2-.349.55-.822 1-1.595 1-2 0-2 3-3 3-1.256 0-2.512 1.578-3.273 3H19c.879-1.758 1.761-3.514 4-3.913.307-.055.638-.087 1-.087 3 0 3.106-1.553 4-2 1.358-.679 2.251-.437 3-.211V19H20z"/><path fill="#E75A70" d="M25 11l-4 4v4h8v-4z"/><path fill="#292F33" d="M29 16c-.256 0-.512-.098-.707-.293L25 12.414l-3.293 3.293c-.391.391-1.023.391-1.414 0s-.391-1.023 0-1.414l4-4c.391-.391 1.023-.391 1.414 0l4 4c.391.391.391 1.023 0 1.414-.195.195-.451.293-.707.293z"/><path fill="#BB1A34" d="M23 16h2v3h-2z"/><path fill="#FFF" d="M17.219 14.125c0-1.036-.839-1.875-1.875-1.875-.079 0-.155.014-.232.023.028-.129.044-.261.044-.398 0-1.036-.839-1.875-1.875-1.875-.668 0-1.251.352-1.583.878-.208-.08-.431-.128-.667-.128-.952 0-1.73.713-1.851 1.632-.211-.083-.439-.132-.68-.132-1.036 0-1.875.839-1.875 1.875S7.464 16 8.5 16c.041 0 .08-.01.121-.012l.004.012h6.75v-.003c1.021-.017 1.844-.847 1.844-1.872z"/></svg>',"🔒":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#AAB8C2" d="M18 0C12.477 0 8 4.477 8 10v10h4V10a6 6 0 0 1 12 0v10h4V10c0-5.523-4.477-10-10-10Z"/><path fill="#FFAC33" d="M32 32a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4h20a4 4 0 0 1 4 4v14Z"/></svg>',"🕒":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#99AAB5" cx="18" cy="18" r="18"/><circle fill="#E1E8ED" cx="18" cy="18" r="14"/><path fill="#66757F" d="M19 18c0 .553-.447 1-1 1-.552 0-1-.447-1-1V7c0-.552.448-1 1-1 .553 0 1 .448 1 1v11z"/><path fill="#66757F" d="M28 18c0 .552-.447 1-1 1h-9c-.552 0-1-.448-1-1s.448-1 1-1h9c.553 0 1 .448 1 1z"/></svg>',"⏳":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFE8B6" d="M21 18c0-2.001 3.246-3.369 5-6 2-3 2-10 2-10H8s0 7 2 10c1.754 2.631 5 3.999 5 6s-3.246 3.369-5 6c-2 3-2 10-2 10h20s0-7-2-10c-1.754-2.631-5-3.999-5-6z"/><path fill="#FFAC33" d="M18 2h-8s0 4 1 7c1.304 3.912 6 4.999 6 9s0 13 1 13 1-9 1-13 4.697-5.088 6-9c1-3 1-7 1-7h-8z"/><path fill="#3B88C3" d="M30 34c0 1.104-.896 2-2 2H8c-1.104 0-2-.896-2-2s.896-2 2-2h20c1.104 0 2 .896 2 2zm0-32c0 1.104-.896 2-2 2H8c-1.104 0-2-.896-2-2s.896-2 2-2h20c1.104 0 2 .896 2 2z"/></svg>',"➕":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#31373D" d="M31 15H21V5c0-1.657-1.343-3-3-3s-3 1.343-3 3v10H5c-1.657 0-3 1.343-3 3s1.343 3 3 3h10v10c0 1.657 1.343 3 3 3s3-1.343 3-3V21h10c1.657 0 3-1.343 3-3s-1.343-3-3-3z"/></svg>',"➖":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#31373D" d="M34 18c0 1.657-1.343 3-3 3H5c-1.657 0-3-1.343-3-3s1.343-3 3-3h26c1.657 0 3 1.343 3 3z"/></svg>',"✔️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#31373D" d="M34.459 1.375c-1.391-.902-3.248-.506-4.149.884L13.5 28.17l-8.198-7.58c-1.217-1.125-3.114-1.051-4.239.166-1.125 1.216-1.051 3.115.166 4.239l10.764 9.952s.309.266.452.359c.504.328 1.07.484 1.63.484.982 0 1.945-.482 2.52-1.368L35.343 5.524c.902-1.39.506-3.248-.884-4.149z"/></svg>',"✖️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#31373D" d="M22.238 18.004l9.883-9.883c1.172-1.171 1.172-3.071 0-4.243-1.172-1.171-3.07-1.171-4.242 0l-9.883 9.883-9.883-9.882c-1.171-1.172-3.071-1.172-4.243 0-1.171 1.171-1.171 3.071 0 4.243l9.883 9.882-9.907 9.907c-1.171 1.171-1.171 3.071 0 4.242.585.586 1.354.879 2.121.879s1.536-.293 2.122-.879l9.906-9.906 9.882 9.882c.586.586 1.354.879 2.121.879s1.535-.293 2.121-.879c1.172-1.171 1.172-3.071 0-4.242l-9.881-9.883z"/></svg>',"▶️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M8 7l22 11L8 29z"/></svg>',"⏭️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M27 18L15 7v9.166L5 7v22l10-9.167V29zm0-11h4v22h-4z"/></svg>',"↩️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#3B88C3" d="M36 32c0 2.209-1.791 4-4 4H4c-2.209 0-4-1.791-4-4V4c0-2.209 1.791-4 4-4h28c2.209 0 4 1.791 4 4v28z"/><path fill="#FFF" d="M18 5h-8v4h8.01c3.86.005 6.99 3.137 6.99 7 0 3.865-3.135 7-7 7h-4v-4l-7.2 6 7.2 6v-4h4c6.074 0 11-4.926 11-11 0-6.075-4.926-11-11-11z"/></svg>',"🗑️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#9AAAB4" d="M31.5 4l-1.784 4.542L27.932 4h-4.147l-1.926 4.903L19.932 4h-3.863l-1.926 4.903L12.216 4H8.068L6.284 8.542 4.5 4H2.133l3.735 28.013h24.263L33.867 4H31.5zm-5.642 1.678l2.459 6.425-2.601 6.621-2.457-6.254 2.599-6.792zM18 6.049l2.457 6.42L18 18.723l-2.457-6.254L18 6.049zm-7.858-.371l2.599 6.792-2.457 6.254-2.601-6.621 2.459-6.425zM5.958 16.611l.326-.853 2.549 6.66-1.573 4.004-1.302-9.811zM8.068 32l2.216-5.79L12.5 32H8.068zm3.668-9.582l2.407-6.288 2.406 6.288-2.406 6.126-2.407-6.126zM15.784 32L18 26.21 20.216 32h-4.432zm3.667-9.582l2.406-6.288 2.406 6.288-2.406 6.126-2.406-6.126zM23.5 32l2.216-5.79L27.932 32H23.5zm5.392-5.192l-1.725-4.39 2.549-6.659.411 1.074-1.235 9.975z"/><path fill="#67757F" d="M32 34c0-1.104-.896-2-2-2H6c-1.104 0-2 .896-2 2s.896 2 2 2h24c1.104 0 2-.896 2-2zm4-32c0-1.105-.896-2-2-2H2C.896 0 0 .896 0 2c0 1.105.896 2 2 2h32c1.104 0 2-.895 2-2z"/></svg>',"🚫":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#DD2E44" d="M18 0C8.059 0 0 8.059 0 18s8.059 18 18 18 18-8.059 18-18S27.941 0 18 0zm13 18c0 2.565-.753 4.95-2.035 6.965L11.036 7.036C13.05 5.753 15.435 5 18 5c7.18 0 13 5.821 13 13zM5 18c0-2.565.753-4.95 2.036-6.964l17.929 17.929C22.95 30.247 20.565 31 18 31c-7.179 0-13-5.82-13-13z"/></svg>',"🏆":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M5.123 5h6C12.227 5 13 4.896 13 6V4c0-1.104-.773-2-1.877-2h-8c-2 0-3.583 2.125-3 5 0 0 1.791 9.375 1.917 9.958C2.373 18.5 4.164 20 6.081 20h6.958c1.105 0-.039-1.896-.039-3v-2c0 1.104-.773 2-1.877 2h-4c-1.104 0-1.833-1.042-2-2S3.539 7.667 3.539 7.667C3.206 5.75 4.018 5 5.123 5zm25.812 0h-6C23.831 5 22 4.896 22 6V4c0-1.104 1.831-2 2.935-2h8c2 0 3.584 2.125 3 5 0 0-1.633 9.419-1.771 10-.354 1.5-2.042 3-4 3h-7.146C21.914 20 22 18.104 22 17v-2c0 1.104 1.831 2 2.935 2h4c1.104 0 1.834-1.042 2-2s1.584-7.333 1.584-7.333C32.851 5.75 32.04 5 30.935 5zM20.832 22c0-6.958-2.709 0-2.709 0s-3-6.958-3 0-3.291 10-3.291 10h12.292c-.001 0-3.292-3.042-3.292-10z"/><path fill="#FFCC4D" d="M29.123 6.577c0 6.775-6.77 18.192-11 18.192-4.231 0-11-11.417-11-18.192 0-5.195 1-6.319 3-6.319 1.374 0 6.025-.027 8-.027l7-.001c2.917-.001 4 .684 4 6.347z"/><path fill="#C1694F" d="M27 33c0 1.104.227 2-.877 2h-16C9.018 35 9 34.104 9 33v-1c0-1.104 1.164-2 2.206-2h13.917c1.042 0 1.877.896 1.877 2v1z"/><path fill="#C1694F" d="M29 34.625c0 .76.165 1.375-1.252 1.375H8.498C7.206 36 7 35.385 7 34.625v-.25C7 33.615 7.738 33 8.498 33h19.25c.759 0 1.252.615 1.252 1.375v.25z"/></svg>',"🥇":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#55ACEE" d="M18 8l-7-8H0l14 17 11.521-4.75z"/><path fill="#3B88C3" d="M25 0l-7 8 5.39 7.312 1.227-1.489L36 0z"/><path fill="#FFAC33" d="M23.205 16.026c.08-.217.131-.448.131-.693 0-1.104-.896-2-2-2h-6.667c-1.105 0-2 .896-2 2 0 .245.05.476.131.693-3.258 1.826-5.464 5.307-5.464 9.307C7.335 31.224 12.111 36 18.002 36s10.667-4.776 10.667-10.667c0-4-2.206-7.481-5.464-9.307z"/><path fill="#9E5200" d="M19.404 18.6h-1.721l-2.73 2.132c-.056.056-.112.206-.112.28v1.178c0 .186.15.354.337.354h1.795v8.414c0 .188.15.355.355.355h2.076c.186 0 .336-.168.336-.355V18.954c0-.186-.149-.354-.336-.354z"/></svg>',"🌊":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#269" d="M33.398 23.678c-7.562 4.875-20.062-.438-18.375-8.062 1.479-6.684 9.419-4.763 11.225-3.861 1.806.902.713-3.889-3.475-5.327C17.1 4.48 10.156 4.893 7.961 14.678c-1.5 6.687 1.438 16.062 12.719 16.187 11.281.125 12.718-7.187 12.718-7.187z"/><path fill="#55ACEE" d="M35.988 25.193c0-2.146-2.754-2.334-4-1.119-2.994 2.919-7.402 4.012-13.298 2.861-10.25-2-10.341-14.014-3.333-17.441 3.791-1.854 8.289.341 9.999 1.655 1.488 1.143 4.334 2.66 4.185.752C29.223 7.839 21.262-.86 10.595 4.64-.071 10.14 0 22.553 0 24.803v7.25C0 34.262 1.814 36 4.023 36h28C34.232 36 36 34.262 36 32.053c0 0-.004-6.854-.012-6.86z"/></svg>',"🚀":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#A0041E" d="M1 17l8-7 16 1 1 16-7 8s.001-5.999-6-12-12-6-12-6z"/><path fill="#FFAC33" d="M.973 35s-.036-7.979 2.985-11S15 21.187 15 21.187 14.999 29 11.999 32c-3 3-11.026 3-11.026 3z"/><circle fill="#FFCC4D" cx="8.999" cy="27" r="4"/><path fill="#55ACEE" d="M35.999 0s-10 0-22 10c-6 5-6 14-4 16s11 2 16-4c10-12 10-22 10-22z"/><path d="M26.999 5c-1.623 0-3.013.971-3.641 2.36.502-.227 1.055-.36 1.641-.36 2.209 0 4 1.791 4 4 0 .586-.133 1.139-.359 1.64 1.389-.627 2.359-2.017 2.359-3.64 0-2.209-1.791-4-4-4z"/><path fill="#A0041E" d="M8 28s0-4 1-5 13.001-10.999 14-10-9.001 13-10.001 14S8 28 8 28z"/></svg>',"✨":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M34.347 16.893l-8.899-3.294-3.323-10.891c-.128-.42-.517-.708-.956-.708-.439 0-.828.288-.956.708l-3.322 10.891-8.9 3.294c-.393.146-.653.519-.653.938 0 .418.26.793.653.938l8.895 3.293 3.324 11.223c.126.424.516.715.959.715.442 0 .833-.291.959-.716l3.324-11.223 8.896-3.293c.391-.144.652-.518.652-.937 0-.418-.261-.792-.653-.938z"/><path fill="#FFCC4D" d="M14.347 27.894l-2.314-.856-.9-3.3c-.118-.436-.513-.738-.964-.738-.451 0-.846.302-.965.737l-.9 3.3-2.313.856c-.393.145-.653.52-.653.938 0 .418.26.793.653.938l2.301.853.907 3.622c.112.444.511.756.97.756.459 0 .858-.312.97-.757l.907-3.622 2.301-.853c.393-.144.653-.519.653-.937 0-.418-.26-.793-.653-.937zM10.009 6.231l-2.364-.875-.876-2.365c-.145-.393-.519-.653-.938-.653-.418 0-.792.26-.938.653l-.875 2.365-2.365.875c-.393.146-.653.52-.653.938 0 .418.26.793.653.938l2.365.875.875 2.365c.146.393.52.653.938.653.418 0 .792-.26.938-.653l.875-2.365 2.365-.875c.393-.146.653-.52.653-.938 0-.418-.26-.792-.653-.938z"/></svg>',"💡":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFD983" d="M29 11.06c0 6.439-5 7.439-5 13.44 0 3.098-3.123 3.359-5.5 3.359-2.053 0-6.586-.779-6.586-3.361C11.914 18.5 7 17.5 7 11.06 7 5.029 12.285.14 18.083.14 23.883.14 29 5.029 29 11.06z"/><path fill="#CCD6DD" d="M22.167 32.5c0 .828-2.234 2.5-4.167 2.5-1.933 0-4.167-1.672-4.167-2.5 0-.828 2.233-.5 4.167-.5 1.933 0 4.167-.328 4.167.5z"/><path fill="#FFCC4D" d="M22.707 10.293c-.391-.391-1.023-.391-1.414 0L18 13.586l-3.293-3.293c-.391-.391-1.023-.391-1.414 0s-.391 1.023 0 1.414L17 15.414V26c0 .553.448 1 1 1s1-.447 1-1V15.414l3.707-3.707c.391-.391.391-1.023 0-1.414z"/><path fill="#99AAB5" d="M24 31c0 1.104-.896 2-2 2h-8c-1.104 0-2-.896-2-2v-6h12v6z"/><path fill="#CCD6DD" d="M11.999 32c-.48 0-.904-.347-.985-.836-.091-.544.277-1.06.822-1.15l12-2c.544-.098 1.06.277 1.15.822.091.544-.277 1.06-.822 1.15l-12 2c-.055.01-.111.014-.165.014zm0-4c-.48 0-.904-.347-.985-.836-.091-.544.277-1.06.822-1.15l12-2c.544-.097 1.06.277 1.15.822.091.544-.277 1.06-.822 1.15l-12 2c-.055.01-.111.014-.165.014z"/></svg>',"📌":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#BE1931" d="M23.651 23.297L12.702 12.348l9.386-7.821 9.385 9.385z"/><path fill="#DD2E44" d="M34.6 13.912c-1.727 1.729-4.528 1.729-6.255 0l-6.257-6.256c-1.729-1.727-1.729-4.53 0-6.258 1.726-1.727 4.528-1.727 6.257 0L34.6 7.656c1.728 1.727 1.728 4.529 0 6.256z"/><path fill="#99AAB5" d="M14 17.823S-.593 35.029.188 35.813C.97 36.596 18.177 22 18.177 22L14 17.823z"/><path fill="#DD2E44" d="M25.215 27.991c-1.726 1.729-4.528 1.729-6.258 0L8.009 17.041c-1.727-1.728-1.727-4.528 0-6.256 1.728-1.729 4.53-1.729 6.258 0l10.948 10.949c1.728 1.729 1.728 4.528 0 6.257z"/></svg>',"🐛":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#AA8DD8" d="M7.415 4c1-1 .25-4-1.438-4s-1.562 2-.562 2 1 2 1 3 1-1 1-1zM3.232 5.72c1-1 .25-4-1.438-4s-1.562 2-.562 2 1 2 1 3 1-1 1-1z"/><path fill="#744EAA" d="M29.607 32.856c.189.808 1.227 2.28 2.032 2.091.806-.19 1.077-1.971.888-2.777-.189-.808-.998-1.307-1.804-1.117-.805.19-1.306.997-1.116 1.803zm-5.434.649c.003.83.681 2.498 1.509 2.495.828-.004 1.494-1.677 1.491-2.506-.003-.829-.677-1.497-1.505-1.495-.828.004-1.498.677-1.495 1.506zm-5.271-2.446c-.326.764-.365 2.563.396 2.89.763.324 2.037-.947 2.363-1.71.325-.762-.028-1.643-.789-1.97-.762-.325-1.643.027-1.97.79zm-5.031-11.04c-.812.172-2.308 1.173-2.139 1.983.173.81 1.945 1.124 2.757.953.811-.171 1.329-.967 1.16-1.777-.172-.81-.965-1.33-1.778-1.159zm-2.037-5c-.812.172-2.308 1.173-2.139 1.983.173.81 1.945 1.124 2.757.953.811-.171 1.329-.967 1.16-1.777-.172-.81-.966-1.33-1.778-1.159z"/><path fill="#9266CC" d="M27.244 34c2.831 0 4.926-.877 5.266-1.027 2.271-1.01 3.293-3.669 2.284-5.939-.999-2.25-3.616-3.275-5.872-2.314-.133.05-1.793.649-3.343-.072-1.851-.861-2.995-3.309-3.628-5.209-.144-.43-.385-1.274-.686-2.316-1.866-6.471-2.832-8.285-3.983-9.82C13.571 2.352 7.69 2.007 4.799 2.587c-2.437.487-4.018 2.858-3.53 5.295.488 2.438 2.86 4.02 5.296 3.53.162-.026 2.204-.306 3.424 1.169.643 1.287 2.08 5.128 2.63 7.034.346 1.199.629 2.171.794 2.667 1.773 5.317 4.666 8.893 8.603 10.629C23.868 33.729 25.67 34 27.244 34z"/><circle fill="#FFF" cx="6.682" cy="5" r="1"/><path d="M30.923 32.964c-.089 0-.18-.012-.269-.036-.532-.148-.844-.699-.696-1.231.757-2.722-.77-4.542-.785-4.56-.359-.419-.312-1.051.107-1.41.418-.359 1.051-.312 1.41.107.092.107 2.234 2.66 1.195 6.397-.122.443-.525.733-.962.733zm-7.199-.563c-.245 0-.49-.089-.684-.27-.403-.378-.424-1.011-.047-1.414 1.485-1.587 1.453-4.193 1.452-4.22-.016-.552.419-1.012.972-1.028.542-.005 1.013.419 1.028.972.004.139.073 3.437-1.991 5.644-.197.21-.464.316-.73.316zm-8.542-8.696c-.48 0-.904-.347-.985-.837-.09-.544.278-1.06.823-1.149 3.074-.51 4.774-2.377 4.791-2.396.365-.41.998-.449 1.409-.084.412.365.453.993.091 1.406-.087.099-2.156 2.415-5.964 3.046-.056.01-.111.014-.165.014zm2.921 4.857c-.425 0-.819-.272-.954-.698-.166-.526.126-1.089.652-1.255 2.693-.853 3.88-2.83 3.892-2.85.28-.477.892-.637 1.368-.357.477.279.636.893.357 1.368-.063.108-1.595 2.663-5.013 3.744-.101.033-.203.048-.302.048zm-4.619-10.67c-.496 0-.927-.369-.991-.875-.069-.548.319-1.048.867-1.118 2.689-.34 4.657-1.971 4.676-1.988.422-.354 1.053-.303 1.408.119.356.421.305 1.05-.115 1.407-.097.083-2.42 2.029-5.718 2.446-.043.006-.085.009-.127.009zm-1.821-4.767c-.425 0-.819-.273-.954-.701-.165-.527.127-1.088.654-1.254 3.13-.983 4.253-2.692 4.299-2.764.295-.462.911-.605 1.375-.312.465.292.611.899.324 1.366-.06.097-1.506 2.396-5.399 3.619-.099.031-.2.046-.299.046z" fill="#744EAA"/></svg>',"🤖":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><ellipse fill="#F4900C" cx="33.5" cy="14.5" rx="2.5" ry="3.5"/><ellipse fill="#F4900C" cx="2.5" cy="14.5" rx="2.5" ry="3.5"/><path fill="#FFAC33" d="M34 19c0 .553-.447 1-1 1h-3c-.553 0-1-.447-1-1v-9c0-.552.447-1 1-1h3c.553 0 1 .448 1 1v9zM7 19c0 .553-.448 1-1 1H3c-.552 0-1-.447-1-1v-9c0-.552.448-1 1-1h3c.552 0 1 .448 1 1v9z"/><path fill="#FFCC4D" d="M28 5c0 2.761-4.478 4-10 4C12.477 9 8 7.761 8 5s4.477-5 10-5c5.522 0 10 2.239 10 5z"/><path fill="#F4900C" d="M25 4.083C25 5.694 21.865 7 18 7c-3.866 0-7-1.306-7-2.917 0-1.611 3.134-2.917 7-2.917 3.865 0 7 1.306 7 2.917z"/><path fill="#269" d="M30 5.5C30 6.881 28.881 7 27.5 7h-19C7.119 7 6 6.881 6 5.5S7.119 3 8.5 3h19C28.881 3 30 4.119 30 5.5z"/><path fill="#55ACEE" d="M30 6H6c-1.104 0-2 .896-2 2v26h28V8c0-1.104-.896-2-2-2z"/><path fill="#3B88C3" d="M35 33v-1c0-1.104-.896-2-2-2H22.071l-3.364 3.364c-.391.391-1.023.391-1.414 0L13.929 30H3c-1.104 0-2 .896-2 2v1c0 1.104-.104 2 1 2h32c1.104 0 1-.896 1-2z"/><circle fill="#FFF" cx="24.5" cy="14.5" r="4.5"/><circle fill="#DD2E44" cx="24.5" cy="14.5" r="2.721"/><circle fill="#FFF" cx="11.5" cy="14.5" r="4.5"/><path fill="#F5F8FA" d="M29 25.5c0 1.381-1.119 2.5-2.5 2.5h-17C8.119 28 7 26.881 7 25.5S8.119 23 9.5 23h17c1.381 0 2.5 1.119 2.5 2.5z"/><path fill="#CCD6DD" d="M17 23h2v5h-2zm-5 0h2v5h-2zm10 0h2v5h-2zM7 25.5c0 1.21.859 2.218 2 2.45v-4.9c-1.141.232-2 1.24-2 2.45zm20-2.45v4.899c1.141-.232 2-1.24 2-2.45s-.859-2.217-2-2.449z"/><circle fill="#DD2E44" cx="11.5" cy="14.5" r="2.721"/></svg>',"🌍":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#88C9F9" cx="18" cy="18" r="18"/><path fill="#5C913B" d="M25.716 1.756c-1.022.568-1.872 1.528-3.028 1.181-1.875-.562-4.375-1.812-6-.25s-2 3 0 2.938 3.375-2.438 4.375-1.438.749 1.813-1.625 2.125S14.5 7 13.125 7s-1.688.812-.75 1.688-.563.937-2.125 1.812.375 1.25 1.688 2 2.312-.188 2.875-1.438 2.981-2.75 3.99-2.562c1.01.188 1.01.688.822 1.562s.75.625.812-.375 1.188-1.75 2.062-1.812 1.625 1.188.625 1.812-2 1.125-.75 1.438 2.125 1.938.688 2.625-3.937 1.125-5.062.562-3.688-1.375-4.375-.938-1.062.89-1.875 1.195c-.812.305-4.125 1.805-4.188 3.743S7.438 22.438 8.75 22.5s4.5-.812 5.5-1.625 2.375-.625 2.812.312.125 1.5-.312 3 .286 2.25.987 3.562c.701 1.312 1.263 2.062 1.263 3s1 1.875 2.5.312 2.875-4.625 3.5-5.75 1.125-3.625 1.875-4.125 1.938-1.688 1.062-1.5-2.625-.062-3.062-1.312-2.312-3.625-1.438-3.875 1.875 1.39 2.25 2.164c.375.774.875 1.711 1.625 1.961s2.375-1.673 2.875-1.961c.5-.289.125-1.476-.875-1.351s-2.312 0-2.312-.624 1.25-1.438 2.25-1.25 1.75.5 2.375 1.25 1.875 2.125 2.375 3 .875 1 1.125-.562c.166-1.038.387-1.609.59-2.222-1.013-5.829-4.82-10.683-9.999-13.148z"/></svg>',"☀️":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M16 2s0-2 2-2 2 2 2 2v2s0 2-2 2-2-2-2-2V2zm18 14s2 0 2 2-2 2-2 2h-2s-2 0-2-2 2-2 2-2h2zM4 16s2 0 2 2-2 2-2 2H2s-2 0-2-2 2-2 2-2h2zm5.121-8.707s1.414 1.414 0 2.828-2.828 0-2.828 0L4.878 8.708s-1.414-1.414 0-2.829c1.415-1.414 2.829 0 2.829 0l1.414 1.414zm21 21s1.414 1.414 0 2.828-2.828 0-2.828 0l-1.414-1.414s-1.414-1.414 0-2.828 2.828 0 2.828 0l1.414 1.414zm-.413-18.172s-1.414 1.414-2.828 0 0-2.828 0-2.828l1.414-1.414s1.414-1.414 2.828 0 0 2.828 0 2.828l-1.414 1.414zm-21 21s-1.414 1.414-2.828 0 0-2.828 0-2.828l1.414-1.414s1.414-1.414 2.828 0 0 2.828 0 2.828l-1.414 1.414zM16 32s0-2 2-2 2 2 2 2v2s0 2-2 2-2-2-2-2v-2z"/><circle fill="#FFAC33" cx="18" cy="18" r="10"/></svg>',"🌙":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFD983" d="M30.312.776C32 19 20 32 .776 30.312c8.199 7.717 21.091 7.588 29.107-.429C37.9 21.867 38.03 8.975 30.312.776z"/><path d="M30.705 15.915c-.453.454-.453 1.189 0 1.644.454.453 1.189.453 1.643 0 .454-.455.455-1.19 0-1.644-.453-.454-1.189-.454-1.643 0zm-16.022 14.38c-.682.681-.682 1.783 0 2.465.68.682 1.784.682 2.464 0 .681-.682.681-1.784 0-2.465-.68-.682-1.784-.682-2.464 0zm13.968-2.147c-1.135 1.135-2.974 1.135-4.108 0-1.135-1.135-1.135-2.975 0-4.107 1.135-1.136 2.974-1.136 4.108 0 1.135 1.133 1.135 2.973 0 4.107z" fill="#FFCC4D"/></svg>',"☕":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><ellipse fill="#99AAB5" cx="18" cy="26" rx="18" ry="10"/><ellipse fill="#CCD6DD" cx="18" cy="24" rx="18" ry="10"/><path fill="#F5F8FA" d="M18 31C3.042 31 1 16 1 12h34c0 2-1.958 19-17 19z"/><path fill="#CCD6DD" d="M34.385 9.644c2.442-10.123-9.781-7.706-12.204-5.799-1.34-.148-2.736-.234-4.181-.234-9.389 0-17 3.229-17 8.444C1 17.271 8.611 21.5 18 21.5s17-4.229 17-9.444c0-.863-.226-1.664-.615-2.412zm-2.503-2.692c-1.357-.938-3.102-1.694-5.121-2.25 1.875-.576 4.551-.309 5.121 2.25z"/><ellipse fill="#8A4B38" cx="18" cy="13" rx="15" ry="7"/><path fill="#D99E82" d="M20 17c-.256 0-.512-.098-.707-.293-2.337-2.337-2.376-4.885-.125-8.262.739-1.109.9-2.246.478-3.377-.461-1.236-1.438-1.996-1.731-2.077-.553 0-.958-.443-.958-.996 0-.552.491-.995 1.043-.995.997 0 2.395 1.153 3.183 2.625 1.034 1.933.91 4.039-.351 5.929-1.961 2.942-1.531 4.332-.125 5.738.391.391.391 1.023 0 1.414-.195.196-.451.294-.707.294zm-6-2c-.256 0-.512-.098-.707-.293-2.337-2.337-2.376-4.885-.125-8.262.727-1.091.893-2.083.494-2.947-.444-.961-1.431-1.469-1.684-1.499-.552 0-.989-.447-.989-1 0-.552.458-1 1.011-1 .997 0 2.585.974 3.36 2.423.481.899 1.052 2.761-.528 5.131-1.961 2.942-1.531 4.332-.125 5.738.391.391.391 1.023 0 1.414-.195.197-.451.295-.707.295z"/></svg>',"🍕":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#F4900C" d="M18 4c7.257 0 13 4 14.699 2 .197-.323.301-.657.301-1 0-2-6.716-5-15-5C9.716 0 3 3 3 5c0 .343.104.677.301 1C5 8 10.743 4 18 4z"/><path fill="#FFCC4D" d="M18 3C11.787 3 7.384 4.81 5.727 5.618c-.477.233-.539.84-.415 1.278S16 34 16 34s.896 2 2 2 2-2 2-2L30.704 6.779s.213-.842-.569-1.229C28.392 4.689 24.047 3 18 3z"/><g fill="#BE1931"><path d="M18 31c0-2.208-1.791-4-4-4-.254 0-.5.029-.741.075L16 34s.071.14.19.342C17.279 33.627 18 32.399 18 31zm-1-11c0-2.209-1.792-4-4-4-1.426 0-2.67.752-3.378 1.876l2.362 5.978c.327.086.663.146 1.016.146 2.208 0 4-1.792 4-4z"/><circle cx="16" cy="8" r="4"/><path d="M25 9c-2.208 0-4 1.791-4 4s1.792 4 4 4c.682 0 1.315-.187 1.877-.488l1.89-4.806C28.227 10.135 26.752 9 25 9zm-6 16c0 1.868 1.288 3.425 3.019 3.864l2.893-7.357C24.342 21.194 23.697 21 23 21c-2.208 0-4 1.792-4 4zm-9-13c0-2.209-1.791-4-4-4-.087 0-.169.02-.255.026.55 1.412 1.575 4.016 2.775 7.057C9.416 14.349 10 13.248 10 12z"/></g></svg>',"🎨":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#D99E82" d="M18 3.143c-9.941 0-18 6.908-18 15.428 0 1.066.126 2.107.367 3.112C2.146 24.744 3.377 22.812 9 20c5.727-2.864 0 4-2 8-.615 1.23-.282 2.271.56 3.124C10.506 32.928 14.104 34 18 34c9.941 0 18-6.907 18-15.429 0-8.52-8.059-15.428-18-15.428zm2.849 24.447c-.395 1.346-2.46 1.924-4.613 1.291-2.153-.632-3.578-2.234-3.183-3.581.395-1.346 2.46-1.924 4.613-1.29 2.153.631 3.578 2.233 3.183 3.58z"/><circle fill="#5C913B" cx="10" cy="11" r="3"/><circle fill="#269" cx="20" cy="9" r="3"/><circle fill="#DD2E44" cx="29" cy="15" r="3"/><circle fill="#FFCC4D" cx="28" cy="24" r="3"/></svg>',"📚":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#553788" d="M15 31c0 2.209-.791 4-3 4H5c-4 0-4-14 0-14h7c2.209 0 3 1.791 3 4v6z"/><path fill="#9266CC" d="M34 33h-1V23h1c.553 0 1-.447 1-1s-.447-1-1-1H10c-4 0-4 14 0 14h24c.553 0 1-.447 1-1s-.447-1-1-1z"/><path fill="#CCD6DD" d="M34.172 33H11c-2 0-2-10 0-10h23.172c1.104 0 1.104 10 0 10z"/><path fill="#99AAB5" d="M11.5 25h23.35c-.135-1.175-.36-2-.678-2H11c-1.651 0-1.938 6.808-.863 9.188C9.745 29.229 10.199 25 11.5 25z"/><path fill="#269" d="M12 8c0 2.209-1.791 4-4 4H4C0 12 0 1 4 1h4c2.209 0 4 1.791 4 4v3z"/><path fill="#55ACEE" d="M31 10h-1V3h1c.553 0 1-.447 1-1s-.447-1-1-1H7C3 1 3 12 7 12h24c.553 0 1-.447 1-1s-.447-1-1-1z"/><path fill="#CCD6DD" d="M31.172 10H8c-2 0-2-7 0-7h23.172c1.104 0 1.104 7 0 7z"/><path fill="#99AAB5" d="M8 5h23.925c-.114-1.125-.364-2-.753-2H8C6.807 3 6.331 5.489 6.562 7.5 6.718 6.142 7.193 5 8 5z"/><path fill="#F4900C" d="M20 17c0 2.209-1.791 4-4 4H6c-4 0-4-9 0-9h10c2.209 0 4 1.791 4 4v1z"/><path fill="#FFAC33" d="M35 19h-1v-5h1c.553 0 1-.447 1-1s-.447-1-1-1H15c-4 0-4 9 0 9h20c.553 0 1-.447 1-1s-.447-1-1-1z"/><path fill="#CCD6DD" d="M35.172 19H16c-2 0-2-5 0-5h19.172c1.104 0 1.104 5 0 5z"/><path fill="#99AAB5" d="M16 16h19.984c-.065-1.062-.334-2-.812-2H16c-1.274 0-1.733 2.027-1.383 3.5.198-.839.657-1.5 1.383-1.5z"/></svg>',"🏠":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#A0041E" d="M9.344 14.702h-2c-.276 0-.5-.224-.5-.5v-7c0-.276.224-.5.5-.5h2c.276 0 .5.224.5.5v7c0 .276-.224.5-.5.5z"/><path fill="#FFE8B6" d="M5 16L18 3l13 13v17H5z"/><path fill="#FFCC4D" d="M18 16h1v16h-1z"/><path fill="#66757F" d="M31 17c-.256 0-.512-.098-.707-.293L18 4.414 5.707 16.707c-.391.391-1.023.391-1.414 0s-.391-1.023 0-1.414l13-13c.391-.391 1.023-.391 1.414 0l13 13c.391.391.391 1.023 0 1.414-.195.195-.451.293-.707.293z"/><path fill="#66757F" d="M18 17c-.256 0-.512-.098-.707-.293-.391-.391-.391-1.023 0-1.414l6.5-6.5c.391-.391 1.023-.391 1.414 0s.391 1.023 0 1.414l-6.5 6.5c-.195.195-.451.293-.707.293z"/><path fill="#C1694F" d="M10 26h4v6h-4z"/><path fill="#55ACEE" d="M10 17h4v4h-4zm12.5 0h4v4h-4zm0 9h4v4h-4z"/><path fill="#5C913B" d="M33.5 33.5c0 .828-.672 1.5-1.5 1.5H4c-.828 0-1.5-.672-1.5-1.5S3.172 32 4 32h28c.828 0 1.5.672 1.5 1.5z"/></svg>',"🔧":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#8899A6" d="M27.989 19.977c-.622 0-1.225.078-1.806.213L15.811 9.818c.134-.581.212-1.184.212-1.806C16.023 3.587 12.436 0 8.012 0 7.11 0 5.91.916 6.909 1.915l2.997 2.997s.999 1.998-.999 3.995-3.996.998-3.996.998L1.915 6.909C.916 5.91 0 7.105 0 8.012c0 4.425 3.587 8.012 8.012 8.012.622 0 1.225-.078 1.806-.212l10.371 10.371c-.135.581-.213 1.184-.213 1.806 0 4.425 3.588 8.011 8.012 8.011.901 0 2.101-.916 1.102-1.915l-2.997-2.997s-.999-1.998.999-3.995 3.995-.999 3.995-.999l2.997 2.997c1 .999 1.916-.196 1.916-1.102 0-4.425-3.587-8.012-8.011-8.012z"/></svg>',"🔔":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFAC33" d="M28 13c0 11 5 10 5 15 0 0 0 2-2 2H5c-2 0-2-2-2-2 0-5 5-4 5-15C8 7.478 12.477 3 18 3s10 4.478 10 10z"/><circle fill="#FFAC33" cx="18" cy="3" r="3"/><path fill="#FFAC33" d="M18 36c2.209 0 4-1.791 4-4h-8c0 2.209 1.791 4 4 4z"/></svg>',"🟢":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#78B159" cx="18" cy="18" r="18"/></svg>',"🟡":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#FDCB58" cx="18" cy="18" r="18"/></svg>',"🔴":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#DD2E44" cx="18" cy="18" r="18"/></svg>',"⚪":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><circle fill="#E6E7E8" cx="18" cy="18" r="18"/></svg>',"👉":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDC5D" d="M15.856 31s2.394-.208 3.068-1.792c.697-1.639-.622-2.309-.622-2.309s1.914.059 2.622-1.941c.668-1.885-.958-2.75-.958-2.75s1.871-.307 2.417-2.292C22.842 18.245 21.216 17 21.216 17h12.208c.959 0 2.575-.542 2.576-2.543.002-2-1.659-2.457-2.576-2.457h-20.5c-1 0-1-1 0-1h2.666c3.792 0 6.143-2.038 6.792-2.751.65-.713.979-1.667.734-2.82-.415-1.956-1.92-1.529-3.197-.975-3.078 1.337-7.464 2.254-9.538 2.533C4.523 7.778.006 12.796 0 18.871-.004 25.497 5.298 30.995 11.924 31h3.932z"/></svg>',"👇":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDC5D" d="M4 15.894s-.093 2.362 1.792 3.068c1.667.625 2.309-.622 2.309-.622s-.059 1.914 1.941 2.622c1.885.668 2.75-.958 2.75-.958s.307 1.871 2.292 2.417C16.755 22.88 18 21.254 18 21.254v12.208c0 .959.542 2.575 2.543 2.576 2 .002 2.457-1.659 2.457-2.576v-20.5c0-1 1-1 1 0v2.666c0 3.792 2.038 6.143 2.751 6.792.713.65 1.667.979 2.82.734 1.956-.415 1.529-1.92.975-3.197-1.337-3.078-2.254-7.464-2.533-9.538C27.222 4.562 22.204.044 16.129.038 9.503.034 4.005 5.336 4 11.962v3.932z"/></svg>',"👆":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><path fill="#FFDC5D" d="M30 20.145s.094-2.362-1.791-3.068c-1.667-.625-2.309.622-2.309.622s.059-1.913-1.941-2.622c-1.885-.667-2.75.959-2.75.959s-.307-1.872-2.292-2.417C17.246 13.159 16 14.785 16 14.785V2.576C16 1.618 15.458.001 13.458 0S11 1.66 11 2.576v20.5c0 1-1 1-1 0V20.41c0-3.792-2.037-6.142-2.75-6.792-.713-.65-1.667-.98-2.82-.734-1.956.416-1.529 1.92-.974 3.197 1.336 3.078 2.253 7.464 2.533 9.538.79 5.858 5.808 10.375 11.883 10.381 6.626.004 12.123-5.298 12.128-11.924v-3.931z"/></svg>'};var yc=new RegExp("\\p{RGI_Emoji}","gv"),xc=new Map(Object.entries(bn).map(([e,t])=>[wn(e),`data:image/svg+xml,${encodeURIComponent(t)}`])),_n=[..."👍 👎 ❤️ 🎉 😂 🤔 👀 🔥 💯 ✅ ❌ 😀 😅 😍 😢 😮 🙄 🙏 👏 🚀".split(" "),..."👍🏻 👍🏽 👍🏿 👎🏻 👎🏽 👎🏿 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 😡 🥳 🤷".split(" ")];function wn(e){return e.replaceAll("️","")}function Pt(e){return xc.get(wn(e))}function Vt(e){let t=Pt(e);return t?c`<img class="emoji" src=${t} alt=${e} draggable="false" />`:e}function Hs(e){let t=[],s=0;for(let i of e.matchAll(yc))Pt(i[0])&&(i.index>s&&t.push(e.slice(s,i.index)),t.push(Vt(i[0])),s=i.index+i[0].length);return s<e.length&&t.push(e.slice(s)),t}var Ec=/(?<tick>`+)(?<code>[^`]|[^`].*?[^`])\k<tick>(?!`)|\\(?<escaped>[^\w\s])|\|\|(?<hidden>.+?)\|\||\*\*(?<bold>.+?)\*\*(?!\*)|__(?<under>.+?)__|~~(?<gone>.+?)~~|\*(?<star>[^\s*](?:.*?[^\s*])?)\*|(?<!\w)_(?<line>[^\s_](?:.*?[^\s_])?)_(?!\w)|<@!?(?<who>\d+)>|<#(?<where>\d+)>|<t:(?<when>\d+)(?::(?<style>\w))?>|<\/(?<command>[\w -]+):\d+>|\[(?<label>[^\]]+)\]\(<?(?<address>https?:\/\/[^\s)>]+)>?\)|(?<link>https?:\/\/[^\s<>]+[^\s<>.,:;!?"')\]])/s,Mc=/```(?:([\w+#.-]+)\n|\n)?([^]*?)```/g;function zt(e,t){let s=[],i=0;for(let r of e.matchAll(Mc)){let[n,a,o=""]=r;s.push(...zn(e.slice(i,r.index),t),gn(o.replace(/\n$/,""),a)),i=r.index+n.length,e[i]===`
`&&(i+=1)}return[...s,...zn(e.slice(i),t)]}function Qe(e,t){let s=[];for(let i=e;i!=="";){let r=Ec.exec(i);if(!r)return[...s,...Hs(i)];r.index>0&&s.push(...Hs(i.slice(0,r.index))),s.push(Cc(r.groups??{},t)),i=i.slice(r.index+r[0].length)}return s}function ls(e,t,s=80){let r=e.replace(/<@!?(\d+)>/g,(a,o)=>`@${t.person(o)}`).replace(/[*_`~|]/g,"").split(`
`).find(a=>a.trim()!=="")??"",n=[...r].slice(0,s).join("");return n===r?r:`${n.replace(/\s+\S*$/,"")} …`}function zn(e,t){let s=e.split(`
`);return s.at(-1)===""&&s.pop(),s.map(i=>{let[,r="",n=""]=/^(-# |#{1,3} |> |\s*(?:[-*]|\d+\.) )?(.*)$/s.exec(i)??[],a=Qe(n,t);return r==="-# "?c`<small>${a}</small>`:r==="> "?c`<blockquote>${a}</blockquote>`:r.startsWith("#")?c`<strong class="heading h${r.length-1}">${a}</strong>`:r?Tc(r,a):n.trim()===""?c`<div class="blank"></div>`:c`<div>${a}</div>`})}function Tc(e,t){let s=e.search(/\S/)>=2?"deeper":"",i=/\d/.test(e)?e.trim():"•";return c`<div class="item ${s}"><span class="sign">${i}</span><span>${t}</span></div>`}function Cc(e,t){let{bold:s,under:i,gone:r,star:n,line:a,hidden:o,escaped:h,who:m,where:d,when:l,command:v,label:u,address:g,link:p}=e;if(e.code!==void 0)return c`<code>${e.code.trim()||e.code}</code>`;if(h!==void 0)return h;if(s!==void 0)return c`<strong>${Qe(s,t)}</strong>`;if(i!==void 0)return c`<u>${Qe(i,t)}</u>`;if(r!==void 0)return c`<s>${Qe(r,t)}</s>`;if(o!==void 0)return c`<details class="spoiler"><summary>spoiler</summary>${Qe(o,t)}</details>`;if(m!==void 0)return c`<discord-mention type="user">${t.person(m)}</discord-mention>`;if(d!==void 0)return c`<discord-mention type="channel">${t.place(d)}</discord-mention>`;if(v!==void 0)return c`<discord-mention type="slash">${v}</discord-mention>`;if(l!==void 0)return $c(Number(l),e.style);let f=g??p;return f!==void 0?c`<a href=${f} rel="noopener noreferrer" target="_blank">${u??f}</a>`:c`<em>${Qe(n??a??"",t)}</em>`}function $c(e,t){let s=new Date(e*1e3),i=t==="R"?kc(s):s.toLocaleString([],{dateStyle:"medium",timeStyle:"short"});return c`<time class="moment" datetime=${s.toISOString()} title=${s.toLocaleString()}>${i}</time>`}function kc(e){let t=Math.round((e.getTime()-Date.now())/6e4),s=new Intl.RelativeTimeFormat("en",{numeric:"auto"});if(Math.abs(t)<60)return s.format(t,"minute");let i=Math.round(t/60);return Math.abs(i)<24?s.format(i,"hour"):s.format(Math.round(i/24),"day")}var Me=e=>c`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${e} /></svg>`,yn=Me("M10 3 9.4 8H15l.6-5h2L17 8h4v2h-4.3l-.5 4H20v2h-4l-.6 5h-2l.6-5H8.4l-.6 5h-2l.6-5H3v-2h3.7l.5-4H4V8h3.4L8 3h2Zm-.8 7-.5 4h5.6l.5-4H9.2Z"),Ns=Me("M5.4 21 4 20.2l1-3.7H2.2V15h3.2l1-4H3.2V9.5h3.7L8.1 5l1.5.3-1.1 4.2h4L13.700 5l1.500.300-1.100 4.200h3V11h-3.400l-.5 2H12l.3-2h-4l-1 4h3v1.500H6.900L5.400 21ZM21 12a3 3 0 0 1 0 6h-2l-3 3v-3h-1.500a3 3 0 0 1 0-6H21Z"),Ui=Me("M12 2a10 10 0 1 0 5.500 18.300l-1.100-1.700A8 8 0 1 1 20 12v1.500a1.500 1.500 0 0 1-3 0V8h-2v.6A4.500 4.500 0 1 0 15.600 15.500 3.500 3.500 0 0 0 22 13.500V12A10 10 0 0 0 12 2Zm0 12.500a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5Z"),xn=Me("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-3.500 6.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3Zm7 0a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3ZM12 18a5.500 5.500 0 0 1-5-3.200h10A5.500 5.500 0 0 1 12 18Z"),Vr=Me("M10 8.300V4L3 11l7 7v-4.300c5 0 8.500 1.600 11 5.100-1-5-4-9.500-11-10.500Z"),En=Me("M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z"),Mn=Me("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 5v4h4v2h-4v4h-2v-4H7v-2h4V7h2Z"),Tn=Me("M3 20.500v-6.700l9-1.800-9-1.800V3.500L21.500 12 3 20.500Z"),Ut=Me("m12 10.600 5.300-5.300 1.400 1.400-5.300 5.300 5.300 5.300-1.400 1.400-5.300-5.300-5.300 5.300-1.400-1.400 5.300-5.300-5.300-5.300 1.400-1.400 5.300 5.300Z"),Cn=Me("M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 18V4a8 8 0 0 1 0 16Z"),ji=Me("M4 4h16v2H4V4Zm0 5h16v2H4V9Zm0 5h10v2H4v-2Zm0 5h10v2H4v-2Z"),$n=Me("M13 2 4 14h6l-1 8 9-12h-6l1-8Z"),kn=Me("m3 17.200 11-11 3.800 3.800-11 11H3v-3.800ZM15.200 5l1.600-1.600a1.500 1.500 0 0 1 2.100 0l1.700 1.700a1.500 1.500 0 0 1 0 2.100L19 8.800 15.200 5Z"),An=Me("M9 3h6l1 2h4v2H4V5h4l1-2ZM6 9h12l-1 12H7L6 9Z"),Sn=Me("M8 2h12v14H8V2Zm2 2v10h8V4h-8ZM4 7h2v11h10v2H4V7Z"),Gi=Me("M4 4h7v7H4V4Zm9 0h7v7h-7V4ZM4 13h7v7H4v-7Zm12.500 0 1 2.500 2.500 1-2.500 1-1 2.500-1-2.500-2.500-1 2.500-1 1-2.500Z"),Hn=Me("m15 3 2 1-3 6 4 2-4 9H5l4-3H6l3-3H7l3-5 2 1 3-8Z"),Nn=Me("M6 5h2v14H6V5Zm12 0v14l-9-7 9-7Z"),Rn=Me("M16 5v14l-9-7 9-7Z"),Dn=Me("M8 5v14l9-7-9-7Z"),qi=Me("M6 2h8l5 5v15H6V2Zm7 1.500V8h4.500L13 3.500Z");var Ac=4,Sc=3,Hc=10,On=19,Nc=1,dt=document.createElement("dialog");dt.className="form";var In=dt;function Bn(e,t,s){let i=async a=>{a.preventDefault(),a.target instanceof HTMLFormElement&&await Rc(e,t,a.target)},r=w.world.people.find(a=>a.id===w.world.bot)?.name??"bot",n=c`
    <form @submit=${i} aria-labelledby="form-title">
      <header>
        <img src=${vt(r,w.world.bot)} alt="" />
        <h2 id="form-title">${s.title}</h2>
        <button type="button" class="bare" aria-label="Close" @click=${()=>dt.close()}>${Ut}</button>
      </header>
      <div class="fields">${s.components.map(Dc)}</div>
      <footer>
        <button type="button" class="link" @click=${()=>dt.close()}>Cancel</button>
        <button type="submit" class="primary">Submit</button>
      </footer>
    </form>
  `;St(R,dt),St(n,dt),dt.showModal(),dt.querySelector("textarea, input, select")?.focus()}async function Rc(e,t,s){let i={},r={};for(let[o,h]of new FormData(s))typeof h=="string"?i[o]=h:h.name!==""&&(r[o]=await Si(h));let n=await We(be().name,{do:"submit",interaction:t,fields:i,files:r});if(n===null)return;dt.close(),await Ai(n)||Ke("Something went wrong: the form was not answered in time."),e.refresh()}function Dc(e){if(e.type===Hc)return c`<p>${Qe(e.content??"",ke)}</p>`;let t=e.component??e.components?.[0];if(!t)return R;let s=e.label??t.label??"",i=t.required!==!1&&t.type!==On;return c`<label>
    <span class="label">${s}${i?c`<b class="must" aria-hidden="true"> *</b>`:R}</span>
    ${e.description?c`<small>${e.description}</small>`:R} ${Oc(t,i)}
  </label>`}function Oc(e,t){let s=e.custom_id??"",i=e.max_length??4e3,r=t?e.min_length??0:0,n=e.placeholder??"";switch(e.type){case Sc:return c`<select name=${s} ?required=${t}>
        ${e.options?.map(a=>c`<option value=${a.value} ?selected=${a.default??!1}>${a.label}</option>`)}
      </select>`;case On:return c`<input type="file" name=${s} />`;case Ac:return e.style===Nc?c`<input name=${s} maxlength=${i} minlength=${r} ?required=${t} placeholder=${n} .value=${e.value??""} />`:c`<textarea name=${s} rows="6" maxlength=${i} minlength=${r} ?required=${t} placeholder=${n} .value=${e.value??""}></textarea>`;default:return c`<span>This page cannot show a field of kind ${e.type}.</span>`}}var Zi=Re(class extends De{constructor(e){if(super(e),e.type!==Ne.PROPERTY&&e.type!==Ne.ATTRIBUTE&&e.type!==Ne.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!ti(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===Ae||t===R)return t;let s=e.element,i=e.name;if(e.type===Ne.PROPERTY){if(t===s[i])return Ae}else if(e.type===Ne.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(i))return Ae}else if(e.type===Ne.ATTRIBUTE&&s.getAttribute(i)===t+"")return Ae;return Xt(e),t}});var Ur=new WeakMap,jt=Re(class extends Jt{render(e){return R}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),R}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=Ur.get(t);s===void 0&&(s=new WeakMap,Ur.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?Ur.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Ln=new WeakSet;function Gt(e){if(!(e instanceof HTMLElement)||Ln.has(e))return;Ln.add(e);let t=!0;e.addEventListener("scroll",()=>{t=e.scrollHeight-e.scrollTop-e.clientHeight<120});let s=()=>{t&&(e.scrollTop=e.scrollHeight)},i=new ResizeObserver(s);i.observe(e),e.firstElementChild&&i.observe(e.firstElementChild)}var Ic={like:"👍",dislike:"👎"},jr=!1,Gr=!1;function Ds(){return w.at??Wi()}function Wi(){return w.log.at(-1)?.seq??0}function Bc(){return w.log.filter(t=>t.kind==="start_conversation"&&t.conversation_id!==null).map(t=>({id:t.conversation_id??"",from:t.seq}))}function Lc(){let e=w.log.findLast(t=>t.seq<=Ds()&&t.conversation_id!==null);return w.chosen??e?.conversation_id??null}async function Yi(){if(Gr=!0,!jr){for(jr=!0;Gr;){Gr=!1;let e=Lc(),t=e?await ao(e,Ds()):null;t!==void 0&&(w.rebuilt=t),W()}jr=!1}}function Rs(e){let t=Math.max(1,Math.min(e,Wi()));w.at=t===Wi()?null:t,W(),Yi(),document.querySelector(".event.here")?.scrollIntoView({block:"nearest"})}function Fn(){let e=Wi(),t=r=>Rs(Number(r.target.value)),s=r=>{w.chosen=r.target.value||null,Yi()},i=w.at===null?`as it stands, after event ${e}`:`as it stood after event ${w.at} of ${e}`;return c`<div class="slider">
    <div class="line">
      <button class="bare" aria-label="To the first event" title="To the first event" @click=${()=>Rs(1)}>${Nn}</button>
      <button class="bare" aria-label="One event back" title="One event back" @click=${()=>Rs(Ds()-1)}>${Rn}</button>
      <input type="range" min="1" max=${Math.max(1,e)} aria-label="Event" aria-valuetext=${i} .value=${Zi(String(Ds()))} @input=${t} />
      <button class="bare" aria-label="One event on" title="One event on" @click=${()=>Rs(Ds()+1)}>${Dn}</button>
      <button class="now" aria-pressed=${w.at===null} @click=${()=>Rs(e)}>Now</button>
    </div>
    <div class="line">
      <span class="said">The conversation ${i}</span>
      <select aria-label="Which conversation" @change=${s}>
        <option value="" ?selected=${w.chosen===null}>the latest</option>
        ${Bc().map(({id:r,from:n},a)=>c`<option value=${r} ?selected=${w.chosen===r}>no. ${a+1}, from event ${n}</option>`)}
      </select>
    </div>
  </div>`}function Pn(){let e=w.rebuilt;return c`<div class="rebuilt" tabindex="0" role="region" aria-label="The conversation, rebuilt" ${jt(Gt)}>
    <div>
      ${e===null?c`<p class="hint">${w.log.length===0?"Nothing is recorded yet. Say something to the bot.":"No conversation had begun by then."}</p>`:e.messages.map(Fc)}
      ${e?.ended?c`<p class="hint">The conversation ended: ${e.ended}.</p>`:R}
    </div>
  </div>`}function Ki({name:e,person_id:t}){return e??t.slice(-6)}function Fc(e){let t=e.role==="assistant",s=t?e.model??"bot":e.by?Ki(e.by):e.role,i=e.finish??e.stage;return c`<article class="turn">
    <img src=${qt(t?"bot":s,t)} alt="" />
    <div>
      <div class="head"><b>${s}</b>${t?c`<span class="stage ${i}">${i}</span>`:R}</div>
      <div class="text">${e.content===null?c`<em class="hint">no words yet</em>`:zt(e.content,ke)}</div>
      ${e.files.map(r=>c`<div class="opinion">${qi} ${r.name??"[erased]"} <small>${r.fate}</small></div>`)}
      ${e.ratings.map(r=>c`<div class="opinion"><span class="sign">${Vt(Ic[r.rating]??r.rating)}</span> <b>${Ki(r.by)}</b> <small>${r.standing}</small></div>`)}
      ${e.preferred.map(r=>c`<div class="opinion">preferred by <b>${Ki(r.by)}</b></div>`)}
      ${e.feedback.map(r=>c`<div class="opinion ${r.withdrawn?"withdrawn":""}">
          <b>${Ki(r.by)}</b> <small>by ${r.through}${r.withdrawn?", withdrawn":""}</small>
          <blockquote>${zt(r.content,ke)}</blockquote>
        </div>`)}
    </div>
  </article>`}var Pc=400,qr=new Map;async function Un(){for(;;){let e=await ro(w.log.at(-1)?.seq??0);if(!e?.length){await new Promise(t=>setTimeout(t,Pc));continue}for(let t of e){let s=t.payload.shown_as;t.message_id&&typeof s=="string"&&qr.set(t.message_id,[...qr.get(t.message_id)??[],s])}w.log.push(...e),w.at===null&&Yi(),W()}}function jn({message_id:e,payload:t}){let s=t.source,i=typeof s=="string"?s:s?.message;return[...e?qr.get(e)??[]:[],i??""].filter(n=>n!=="").map(n=>n.replace("discord:",""))}function Gn({kind:e,payload:t}){switch(e){case"start_conversation":return`with ${Vn(t.model,"id")}, ${Vn(t.place,"kind")}`;case"add_message":return t.role==="assistant"?`reply: ${t.finish}${jc(t.total_ms)}`:`turn by a ${t.role}`;case"begin_reply":return`${Array.isArray(t.turns)?t.turns.length:0} sent, ${t.cut} left out`;case"show_part":return`part ${Number(t.part)+1} in the chat`;case"update_message":return"rating"in t?Vc(t):Uc(t);case"clear_reactions":return`${t.emoji??"all"} cleared by a moderator`;case"end_conversation":case"erase":return String(t.reason??"");case"set_place":return`${t.setting}: ${t.value===null?"inherited":JSON.stringify(t.value)}`;case"review_message":return String(t.review??"");case"show_card":return"for moderators";case"ask_again":return`by ${t.through}`;case"set_consent":return`${t.step}: ${t.given?"yes":"no"}`;case"decline_message":return`a limit of the ${t.limit}`;default:return""}}function Vn(e,t){return typeof e=="object"&&e!==null?Reflect.get(e,t):""}function Vc({rating:e,emoji:t,standing:s}){return e===null?`${t??""} taken back, ${s}`:`${t??""} ${e}, ${s}`}function Uc({feedback:e,through:t,standing:s}){return e===null?`feedback withdrawn, ${s}`:`feedback by ${t}, ${s}`}function jc(e){return typeof e=="number"?`, ${(e/1e3).toFixed(1)} s`:""}var Gc=232;function Zr(e){let{left:t,bottom:s}=e.currentTarget.getBoundingClientRect();return[t,s+4]}function Kr(e,t,s,i){w.picker=null,w.menu={x:e,y:t,entries:s,from:i},W(),Kn()}function Zn(e,t,s,i){w.menu=null,w.picker={x:e,y:t,chosen:s,from:i},W(),Kn()}function Os(){let e=w.menu?.from??w.picker?.from;!w.menu&&!w.picker||(w.menu=null,w.picker=null,W(),e instanceof HTMLElement&&e.focus())}function Kn(){requestAnimationFrame(()=>{let e=document.querySelector(".menu");if(!e)return;let t=e.getBoundingClientRect();e.style.top=`${Math.max(8,Math.min(t.top,innerHeight-t.height-8))}px`,e.style.left=`${Math.max(8,Math.min(t.left,innerWidth-t.width-8))}px`,e.contains(document.activeElement)||e.querySelector("button")?.focus()})}function Wn(){if(w.menu){let{x:r,y:n,entries:a}=w.menu;return c`<div class="menu" role="menu" style="left:${Math.min(r,innerWidth-Gc)}px;top:${n}px" @keydown=${qn}>
      ${a.map(qc)}
    </div>`}if(!w.picker)return R;let{x:e,y:t,chosen:s}=w.picker,i=r=>()=>{Os(),s(r)};return c`<div class="menu picker" role="menu" aria-label="Choose an emoji" style="left:${e}px;top:${t}px" @keydown=${qn}>
    ${_n.map(r=>c`<button role="menuitem" aria-label=${r} title=${r} @click=${i(r)}>${Vt(r)}</button>`)}
  </div>`}function qc(e){let t=e.apart?c`<hr />`:R;if(e.heading)return c`${t}<div class="heading">${e.label}</div>`;let s=()=>{Os(),e.does?.()};return c`${t}<button role="menuitem" class=${e.danger?"danger":""} @click=${s}>
      <span>${e.label}</span>${e.icon??R}
    </button>`}function qn(e){let t=[...e.currentTarget.querySelectorAll("button")],s=t.indexOf(document.activeElement),i={ArrowDown:1,ArrowRight:1,ArrowUp:-1,ArrowLeft:-1}[e.key];e.key==="Escape"||e.key==="Tab"?(e.preventDefault(),Os()):i!==void 0&&(e.preventDefault(),t[(s+i+t.length)%t.length]?.focus())}var Yn=(e,t,s)=>{let i=new Map;for(let r=t;r<=s;r++)i.set(e[r],r);return i},Xi=Re(class extends De{constructor(e){if(super(e),e.type!==Ne.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let i;s===void 0?s=t:t!==void 0&&(i=t);let r=[],n=[],a=0;for(let o of e)r[a]=i?i(o,a):a,n[a]=s(o,a),a++;return{values:n,keys:r}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,i]){let r=Fa(e),{values:n,keys:a}=this.dt(t,s,i);if(!Array.isArray(r))return this.ut=a,n;let o=this.ut??=[],h=[],m,d,l=0,v=r.length-1,u=0,g=n.length-1;for(;l<=v&&u<=g;)if(r[l]===null)l++;else if(r[v]===null)v--;else if(o[l]===a[u])h[u]=ut(r[l],n[u]),l++,u++;else if(o[v]===a[g])h[g]=ut(r[v],n[g]),v--,g--;else if(o[l]===a[g])h[g]=ut(r[l],n[g]),Yt(e,h[g+1],r[l]),l++,g--;else if(o[v]===a[u])h[u]=ut(r[v],n[u]),Yt(e,r[l],r[v]),v--,u++;else if(m===void 0&&(m=Yn(a,u,g),d=Yn(o,l,v)),m.has(o[l]))if(m.has(o[v])){let p=d.get(a[u]),f=p!==void 0?r[p]:null;if(f===null){let b=Yt(e,r[l]);ut(b,n[u]),h[u]=b}else h[u]=ut(f,n[u]),Yt(e,r[l],f),r[p]=null;u++}else si(r[v]),v--;else si(r[l]),l++;for(;u<=g;){let p=Yt(e,h[g+1]);ut(p,n[u]),h[u++]=p}for(;l<=v;){let p=r[l++];p!==null&&si(p)}return this.ut=a,Xt(e,h),Ae}});var Zc=["bytes","KB","MB"];function Xn(e){let t=e.message.attachments;return t.length===0?R:c`<div slot="attachments" class="attachments">${t.map(Kc)}</div>`}function Kc(e){let t=oo(e.id,e.filename);if(e.content_type?.startsWith("image/")&&e.content_type!=="image/svg+xml"){let r=e.description??e.filename;return c`<a href=${t} target="_blank" rel="noopener"><img class="picture" src=${t} alt=${r} /></a>`}let s=e.size<1024?0:e.size<1024**2?1:2,i=Math.round(e.size/1024**s*10)/10;return c`<discord-file-attachment
    name=${e.filename}
    href=${t}
    bytes=${i}
    bytes-unit=${Zc[s]??""}
    target="_blank"
    type=${e.content_type??""}
  ></discord-file-attachment>`}function Jn(e){return e.message.embeds.map(Wc)}function Wc(e){let t=e.color===void 0?"#1e1f22":`#${e.color.toString(16).padStart(6,"0")}`;return c`<discord-embed slot="embeds" color=${t} embed-title=${e.title??""}>
    ${e.description?c`<div slot="description" class="text">${zt(e.description,ke)}</div>`:R}
    ${e.fields?.length?c`<div slot="fields" class="embed-fields">
          ${e.fields.map(s=>c`<div class="text"><b class="field">${Qe(s.name,ke)}</b>${zt(s.value,ke)}</div>`)}
        </div>`:R}
    ${e.footer?c`<discord-embed-footer slot="footer">${e.footer.text}</discord-embed-footer>`:R}
  </discord-embed>`}var Yc=2,Xc=["secondary","primary","secondary","success","destructive","secondary"],Jc={"✏️":"Say what you think of this reply","🔁":"Another answer","⏹️":"Stop"};function Qn(e,t){let s=t.message.components.filter(i=>i.components?.length);return s.length===0&&!e.failed.has(t.id)?R:c`<discord-attachments slot="components">
    ${s.map(i=>c`<discord-action-row>${i.components?.map(r=>Qc(e,t,r))}</discord-action-row>`)}
    ${e.failed.has(t.id)?c`<p class="failed" role="alert">This interaction failed</p>`:R}
  </discord-attachments>`}function Qc(e,t,s){return s.type===Yc?e8(e,t,s):t8(e,t,s)}function e8(e,t,s){let i=s.custom_id??"",r=e.pressed.get(t.id)===i,n=()=>{s.disabled||r||e.interact({do:"click",message:t.id,button:i},t)},a=s.emoji===void 0&&Pt(s.label??"")!==void 0,[o,h]=a?[s.label??"",""]:[s.emoji?.name??"",s.label??""],m=Pt(o),d=h||(Jc[o]??o),l=[m?"":o,h].filter(Boolean).join(" ");return c`<discord-button
    class=${[r&&"waiting",h===""&&"sign-only"].filter(Boolean).join(" ")}
    type=${Xc[s.style??2]??"secondary"}
    emoji=${m??""}
    emoji-name=${h?"":d}
    title=${d}
    ?disabled=${s.disabled??!1}
    @click=${n}
    >${l}</discord-button
  >`}function t8(e,t,s){let i=(s.max_values??1)>1,r=o=>{let h=[...o.target.selectedOptions].map(d=>d.value),m={do:"select",message:t.id,select:s.custom_id,values:h.filter(Boolean)};e.interact(m,t)},n=s8(s),a=n.some(o=>o.default);return c`<select
    class="select"
    aria-label=${s.placeholder??"Choose"}
    ?multiple=${i}
    ?disabled=${s.disabled??!1}
    @change=${r}
  >
    ${i||a&&s.min_values!==0?R:c`<option value="" ?selected=${!a}>${s.placeholder??"Make a selection"}</option>`}
    ${n.map(o=>c`<option value=${o.value} ?selected=${o.default??!1}>${o.label}</option>`)}
  </select>`}function s8(e){switch(e.type){case 5:return ht().map(t=>({value:t.id,label:`@${t.name}`}));case 6:return w.world.roles.map(t=>({value:t.id,label:`@${t.name}`}));case 8:return w.world.channels.filter(t=>t.type===lt).map(t=>({value:t.id,label:`#${t.name}`}));default:return e.options??[]}}var i8=1,r8=1,a8=2,e1=[4,10],t1=5,o8=6,n8=7;function Wr(e,t){let s=t?.type===Be?1:0,i=BigInt(e.default_member_permissions??"0");return(e.contexts?.includes(s)??!0)&&(s===1||bt(t,i))}function l8(e){return w.commands.filter(s=>s.type===i8&&Wr(s,e)).flatMap(s=>s1(s.name,s.description,s.options??[]))}function s1(e,t,s){let i=s.filter(r=>r.type===r8||r.type===a8);return i.length===0?[{name:e,description:t,options:s}]:i.flatMap(r=>s1(`${e} ${r.name}`,r.description,r.options??[]))}function c8(e,t){e.draft="",e.running={command:t,values:new Map},t.options.length===0&&i1(e),W()}async function i1(e){let t=e.running;if(!t)return;let s=t.command.options.flatMap(r=>{let n=t.values.get(r.name);return n===void 0||n===""?[]:[[r.name,h8(r,n)]]});e.running=null,W();let i=Object.fromEntries(s);await e.interact({do:"run",channel:e.id,command:t.command.name,options:i})}function h8(e,t){return e1.includes(e.type)?Number(t):e.type===t1?t==="true":t}function r1(e){let t=e.running;if(!t)return R;let s=h=>{h.preventDefault(),i1(e)},i=()=>{e.running=null,W()},r=h=>h.key==="Escape"&&i(),{name:n,description:a,options:o}=t.command;return c`<form class="slash" @submit=${s} @keydown=${r} aria-label="Command ${n}">
    <div class="about"><b>/${n}</b> ${a}</div>
    <div class="options">
      ${o.map(h=>d8(h,t))}
      <button type="submit" class="primary">Run</button>
      <button type="button" class="link" @click=${i}>Cancel</button>
    </div>
  </form>`}function d8(e,t){let s=i=>{t.values.set(e.name,i.target.value)};return c`<label title=${e.description}>
    <span>${e.name}${e.required?c`<b class="must" aria-hidden="true">*</b>`:R}</span>
    ${m8(e,s)}
  </label>`}function m8(e,t){let s=f8(e),i=e.required??!1;if(s)return c`<select name=${e.name} ?required=${i} @change=${t}>
      <option value="">${i?"choose":"any"}</option>
      ${s.map(([o,h])=>c`<option value=${o}>${h}</option>`)}
    </select>`;let r=e1.includes(e.type)?"number":"text",[n,a]=[e.min_value??"",e.max_value??""];return c`<input name=${e.name} type=${r} min=${n} max=${a} ?required=${i} placeholder="any" @input=${t} />`}function f8(e){if(e.choices?.length)return e.choices.map(t=>[String(t.value),t.name]);switch(e.type){case t1:return[["true","True"],["false","False"]];case o8:return ht().map(t=>[t.id,`@${t.name}`]);case n8:return w.world.channels.filter(t=>t.type===lt).map(t=>[t.id,`#${t.name}`]);default:return null}}function a1(e){if(e.draft===e.closedFor)return[];let t=/^\/([\w -]*)$/.exec(e.draft);if(t){let r=(t[1]??"").toLowerCase();return l8(Ye(e.id)).filter(a=>a.name.startsWith(r)).map(a=>({label:`/${a.name}`,about:a.description,picture:Gi,take:()=>c8(e,a)}))}let s=/(^|\s)@(\w*)$/.exec(e.draft);return s?w.world.people.filter(r=>r.name!=="owner"&&r.name.startsWith((s[2]??"").toLowerCase())).map(r=>({label:`@${r.name}`,about:r.id===w.world.bot?"asks it something":"",picture:Ui,take:()=>{e.draft=`${e.draft.slice(0,e.draft.length-(s[2]??"").length)}${ke.person(r.id)} `,W()}})):[]}var p8=1e4,Yr=class{constructor(t){this.id=t}id;messages=[];isTyping=!1;draft="";replyingTo=null;editing=null;running=null;suggested=0;closedFor=null;files=[];dismissed=new Set;failed=new Set;pressed=new Map;#t;#e=!1;#s=!1;async refresh(){if(this.#s=!0,!this.#e){for(this.#e=!0;this.#s;){this.#s=!1;let t=await Ue(`/control/channels/${this.id}/messages`);t&&(this.messages=t),W()}this.#e=!1}}find(t){return this.messages.find(s=>s.id===t)}typed(){this.isTyping=!0,clearTimeout(this.#t),this.#t=setTimeout(()=>this.wrote(),p8),W()}wrote(){this.isTyping=!1,W()}replyTo(t){this.replyingTo=t,W()}edit(t){this.editing=t?.id??null,W()}async edited(t,s){s.trim()!==""&&await We(be().name,{do:"edit",message:t.id,text:Ar(s)})!==null&&this.edit(null)}async send(t=this.draft){let s=Ar(t.trim());s===""&&this.files.length===0||await We(be().name,await this.#i(s))!==null&&(Object.assign(this,{draft:"",replyingTo:null,files:[]}),W())}async#i(t){let[s]=this.files;return s?{do:"attach",channel:this.id,text:t,...await Si(s)}:this.replyingTo?{do:"reply",message:this.replyingTo.id,text:t,ping:!0}:{do:"say",channel:this.id,text:t}}async react(t,s){let i=t.reactions.some(r=>r.emoji===s&&r.users.includes(be().id));await We(be().name,{do:i?"unreact":"react",message:t.id,emoji:s})}async interact(t,s=null){s&&this.failed.delete(s.id);let i=await We(be().name,t);if(i===null)return!1;s&&this.pressed.set(s.id,String(t.button??t.select??"")),W();let r=await Ai(i);return s&&this.pressed.delete(s.id),r?.type===9&&Bn(this,i,r.data),!r&&s&&this.failed.add(s.id),!r&&!s&&Ke("The application did not respond."),W(),!0}},Xr=new Map;function xt(e){let t=Xr.get(e);if(t)return t;let s=new Yr(e);return Xr.set(e,s),s.refresh(),s}function o1(e){return e===void 0?void 0:Xr.get(e)}function Jr(){for(let e of[w.place,w.thread])e&&xt(e).refresh()}var u8=40;async function Ji(e){if(!e.message.thread){let t=ls(e.content,ke,u8)||"Thread";if(await We(be().name,{do:"open_thread",message:e.id,name:t})===null)return;w.world=await Ue("/control/state")??w.world,await xt(e.channel).refresh()}Qr(e.id)}function Qr(e){w.thread=e,w.unread.delete(e),W(),xt(e).refresh(),requestAnimationFrame(()=>document.getElementById(`write-${e}`)?.focus())}function n1(){let e=w.thread;w.thread=null,W(),requestAnimationFrame(()=>{document.querySelector(`[data-message="${e}"] discord-thread`)?.focus()})}var g8=128,v8=21,b8=7*6e4,_8=3;function l1(e,t){return(t.only_for===null||t.only_for===be().id)&&t.message.type!==v8&&!e.dismissed.has(t.id)}function c1(e,t,s){let i=t.author.id===w.world.bot,r=s!==void 0&&w8(t,s),a=new Date(t.message.timestamp).toLocaleTimeString([],{hour:"numeric",minute:"2-digit"}),o=t.only_for!==null,h=()=>{e.dismissed.add(t.id),W()},m=l=>{o||l.target.closest("a, textarea")||(l.preventDefault(),Kr(l.clientX,l.clientY,f1(e,t),l.currentTarget))},d=["message",r&&"goes-on",w.lit.has(t.id)&&"lit",o&&"only-mine"];return c`<article
    class=${d.filter(Boolean).join(" ")}
    data-message=${t.id}
    aria-label="${t.author.name}, ${a}"
    @contextmenu=${m}
  >
    <discord-message
      author=${t.author.name}
      avatar=${vt(t.author.name,t.author.id)}
      role-color=${$s(t.author.name,t.author.id)}
      timestamp=${r?a:`Today at ${a}`}
      ?bot=${i}
      ?edited=${t.edited}
      ?ephemeral=${o}
      ?message-body-only=${r}
      ?highlight=${t.content.includes(`<@${be().id}>`)}
      .dismissMessageClicked=${h}
    >
      ${z8(e,t)}${e.editing===t.id?M8(e,t):x8(t)}${Xn(t)}
      ${Jn(t)}${Qn(e,t)}${T8(e,t)}${C8(t)}
    </discord-message>
    ${E8(t,i)}${o||e.editing===t.id?R:$8(e,t)}
  </article>`}function w8(e,t){let s=Date.parse(e.message.timestamp)-Date.parse(t.message.timestamp);return!(e.replies_to!==null||e.message.interaction_metadata!==void 0)&&t.author.id===e.author.id&&t.only_for===e.only_for&&s<b8}function z8(e,t){if(t.replies_to===null)return R;let s=e.find(t.replies_to);if(!s)return c`<discord-reply slot="reply" deleted></discord-reply>`;let i=()=>y8(s.id);return c`<discord-reply
    slot="reply"
    author=${s.author.name}
    avatar=${vt(s.author.name,s.author.id)}
    role-color=${$s(s.author.name,s.author.id)}
    ?bot=${s.author.id===w.world.bot}
    ?mentions=${t.author.id!==w.world.bot}
    @click=${i}
    >${ls(s.content,ke)}</discord-reply
  >`}function y8(e){let t=document.querySelector(`[data-message="${CSS.escape(e)}"]`);t?.scrollIntoView({block:"center",behavior:"smooth"}),t?.classList.add("lit"),setTimeout(()=>t?.classList.remove("lit"),1500)}function x8(e){return(e.message.flags&g8)!==0?c`<div class="text thinking">bot is thinking …</div>`:e.content===""?R:c`<div class="text">${zt(e.content,ke)}</div>`}function E8(e,t){let s=e.revisions-1;return!t||s<1||e.only_for!==null?R:c`<span class="edits" title="So many edits were sent to Discord until it stood so">${s} ${s===1?"edit":"edits"}</span>`}function M8(e,t){let s=r=>{r.key==="Escape"&&e.edit(null),!(r.key!=="Enter"||r.shiftKey||r.isComposing)&&(r.preventDefault(),e.edited(t,r.target.value))},i=r=>{let n=r.target.closest(".editor")?.querySelector("textarea");n&&e.edited(t,n.value)};return c`<div class="editor">
    <textarea rows="2" aria-label="New text" @keydown=${s} .value=${Sr(t.content)}></textarea>
    <small
      >escape to <button class="link" @click=${()=>e.edit(null)}>cancel</button> · enter to
      <button class="link" @click=${i}>save</button></small
    >
  </div>`}function T8(e,t){return t.reactions.length===0?R:c`<discord-reactions slot="reactions">
    ${t.reactions.map(s=>{let i=s.users.includes(be().id),r=s.users.length+s.super.length,n=[...s.users,...s.super].map(Ni).join(", "),a=()=>{e.react(t,s.emoji)};return c`<discord-reaction
        role="button"
        tabindex="0"
        aria-pressed=${i}
        aria-label="${s.emoji}, ${r}, press to ${i?"take yours back":"add yours"}"
        title="${s.emoji} by ${n}"
        emoji=${Pt(s.emoji)??s.emoji}
        name=${s.emoji}
        count=${r}
        ?reacted=${i}
        @click=${a}
        @keydown=${h1(a)}
      ></discord-reaction>`})}
  </discord-reactions>`}function h1(e){return t=>{t.key!=="Enter"&&t.key!==" "||(t.preventDefault(),e())}}function C8(e){let t=e.message.thread;if(!t)return R;let s=()=>{Ji(e)};return c`<discord-thread
    slot="thread"
    role="button"
    tabindex="0"
    name=${t.name}
    cta="Open"
    @click=${s}
    @keydown=${h1(s)}
    >What is said there is feedback on this message.</discord-thread
  >`}function $8(e,t){let s=(n,a)=>c`<button aria-label=${a} title=${a} @click=${()=>{e.react(t,n)}}>${Vt(n)}</button>`,i=n=>{let[a,o]=Zr(n);Zn(a,o,h=>{e.react(t,h)},n.currentTarget)},r=n=>{let[a,o]=Zr(n);Kr(a,o,f1(e,t),n.currentTarget)};return c`<div class="tools" role="toolbar" aria-label="What can be done with this message">
    ${s("👍","Thumb up, or take it back")}${s("👎","Thumb down, or take it back")}
    <button aria-label="Add a reaction" title="Add a reaction" aria-haspopup="menu" @click=${i}>${xn}</button>
    <button aria-label="Reply" title="Reply" @click=${()=>m1(e,t)}>${Vr}</button>
    ${d1(t)?c`<button aria-label="Open a thread" title="Open a thread" @click=${()=>{Ji(t)}}>${Ns}</button>`:R}
    <button aria-label="More" title="More" aria-haspopup="menu" @click=${r}>${En}</button>
  </div>`}function d1(e){return Ye(e.channel)?.type===lt}function m1(e,t){e.replyTo(t),requestAnimationFrame(()=>document.getElementById(`write-${e.id}`)?.focus())}function f1(e,t){let s=Ye(t.channel),i=t.author.id===be().id,r=s?.type!==Be&&bt(s,Hi),n=m=>()=>{We(be().name,m)},a=w.commands.filter(m=>m.type===_8&&Wr(m,s)),o=m=>()=>{e.interact({do:"use",message:t.id,entry:m},t)};return[{label:"Reply",icon:Vr,does:()=>m1(e,t)},d1(t)&&{label:t.message.thread?"Open the thread":"Create a thread",icon:Ns,does:()=>{Ji(t)}},{label:"Copy the text",icon:Sn,does:()=>{A8(t)}},i&&{label:"Edit",icon:kn,does:()=>k8(e,t)},(i||r)&&{label:"Delete",icon:An,danger:!0,does:n({do:"delete",message:t.id})},r&&t.reactions.length>0&&{label:"Remove all reactions",icon:Hn,danger:!0,does:n({do:"clear_reactions",message:t.id})},a.length>0&&{label:"Apps",heading:!0,apart:!0},...a.map(m=>({label:m.name,icon:Gi,does:o(m.name)}))].filter(m=>m!==!1)}function k8(e,t){e.edit(t),requestAnimationFrame(()=>document.querySelector(".editor textarea")?.focus())}async function A8(e){try{await navigator.clipboard.writeText(Sr(e.content))}catch{Ke("The browser does not let this page copy.")}}var S8=["help","Show me some code","Compare it in a table","Tell me a long story","What is two and two?"],cs={relay:"Every message here is answered.",direct:"Between you and the bot: every message is answered.",reviews:"Each reply that asks for a review gets a card here.",mention:"Write @bot to ask it something; a moderator's /relay makes it answer everything.",thread:"What you write here is feedback on the reply. With @bot in it, it is a question."};function ea(e){return e.type===Be?cs.direct:e.type===ct?cs.thread:e.name==="relay"?cs.relay:e.name==="reviews"?cs.reviews:cs.mention}function Qi(e){return e.type===Be?"bot":e.name}function er(e){return e.type===Be?Ui:e.type===ct?Ns:yn}function p1(e,t){let s=Ye(e.id);return s?c`
    <header class="bar">
      ${er(s)}
      <h2>${Qi(s)}</h2>
      <p class="topic">${ea(s)}</p>
      <div class="corner">${t}</div>
    </header>
    ${H8(e,s)}
    <div class="below">${R8(e)}${D8(e)}${O8(e,s)}${L8(e)}</div>
  `:R}function H8(e,t){let s=e.messages.filter(r=>l1(e,r)),i=(r,n)=>c1(e,r,s[n-1]);return c`<div class="messages" role="log" tabindex="0" aria-label="Messages in ${Qi(t)}" ${jt(Gt)}>
    <div class="inside">
      ${N8(e,t,s.length===0)}
      <discord-messages ?light-theme=${w.theme==="light"} no-background>
        ${Xi(s,r=>r.id,i)}
      </discord-messages>
    </div>
  </div>`}function N8(e,t,s){let i=t.type===ct,r=ea(t)===cs.mention?"@bot ":"",n=o=>()=>{e.send(r+o)},a=t.type===Be?"bot":i?t.name:`Welcome to #${t.name}!`;return c`<section class="welcome">
    <div class="badge">${er(t)}</div>
    <h3>${a}</h3>
    <p>${ea(t)}</p>
    ${s&&!i&&t.name!=="reviews"?c`<div class="prompts">${S8.map(o=>c`<button @click=${n(o)}>${o}</button>`)}</div>
          <p>Watch the reply being written, then rate it with 👍 or 👎, and say why in a thread on it.</p>`:R}
  </section>`}function R8(e){let t=e.replyingTo;if(!t)return R;let s=t.author.id===w.world.bot;return c`<div class="reference">
    <span>
      Replying to <b>${t.author.name}</b>: ${ls(t.content,ke,60)}
      ${s?c`<small>A reply to the bot is feedback; with @bot in it, a question.</small>`:R}
    </span>
    <button class="bare" aria-label="Do not reply" @click=${()=>e.replyTo(null)}>${Ut}</button>
  </div>`}function D8(e){if(e.files.length===0)return R;let t=()=>{e.files=[],W()};return c`<div class="reference">
    <span>${qi} ${e.files.map(s=>s.name).join(", ")}</span>
    <button class="bare" aria-label="Do not attach it" @click=${t}>${Ut}</button>
  </div>`}function O8(e,t){if(e.running)return c`<div class="composer">${r1(e)}</div>`;let s=a1(e),i=Math.min(e.suggested,s.length-1),r=t.type===Be?"@bot":t.type===ct?"the thread":`#${t.name}`,n=o=>{e.draft=o.target.value,e.suggested=0,W()},a=o=>{let h=o.target;e.files=[...h.files??[]].slice(0,1),h.value="",W()};return c`${I8(e,s,i)}
    <div class="composer">
      <label class="bare plus" title="Attach a file">
        ${Mn}<input type="file" aria-label="Attach a file" @change=${a} />
      </label>
      <textarea
        id="write-${e.id}"
        rows="1"
        placeholder="Message ${r}"
        aria-label="Message ${r} as ${be().name}"
        role="combobox"
        aria-expanded=${s.length>0}
        aria-controls="suggested-${e.id}"
        aria-activedescendant=${s.length>0?`suggested-${e.id}-${i}`:R}
        .value=${Zi(e.draft)}
        @input=${n}
        @keydown=${o=>B8(o,e,s,i)}
      ></textarea>
      <button class="bare send" aria-label="Send" title="Send (Enter)" ?disabled=${e.draft.trim()===""&&e.files.length===0} @click=${()=>{e.send()}}>
        ${Tn}
      </button>
    </div>`}function I8(e,t,s){if(t.length===0)return R;let i=(r,n)=>c`<li
      id="suggested-${e.id}-${n}"
      role="option"
      aria-selected=${n===s}
      @mousedown=${a=>(a.preventDefault(),u1(e,r))}
    >
      ${r.picture}<b>${r.label}</b><span>${r.about}</span>
    </li>`;return c`<ul class="suggestions" id="suggested-${e.id}" role="listbox" aria-label="Suggestions">
    ${t.map(i)}
  </ul>`}function u1(e,t){t.take(),requestAnimationFrame(()=>{(document.querySelector("form.slash select, form.slash input, form.slash button")??document.getElementById(`write-${e.id}`))?.focus()})}function B8(e,t,s,i){let r=s[i],n=!e.shiftKey&&!e.isComposing;if(r&&(e.key==="Enter"||e.key==="Tab")&&n)e.preventDefault(),u1(t,r);else if(s.length>0&&(e.key==="ArrowDown"||e.key==="ArrowUp"))e.preventDefault(),t.suggested=(i+(e.key==="ArrowDown"?1:-1)+s.length)%s.length,W();else if(e.key==="Enter"&&n)e.preventDefault(),t.send();else if(e.key==="Escape")t.closedFor=s.length>0?t.draft:null,t.replyTo(null);else if(e.key==="ArrowUp"&&t.draft===""){let a=t.messages.findLast(o=>o.author.id===be().id);if(!a)return;e.preventDefault(),t.edit(a),requestAnimationFrame(()=>document.querySelector(".editor textarea")?.focus())}}function L8(e){let t=e.isTyping;return c`<p class="typing" aria-live="polite">
    ${t?c`<i class="dots" aria-hidden="true"><b></b><b></b><b></b></i><b>bot</b> is typing …`:R}
  </p>`}var Is=[["log","Recorded","What is recorded"],["calls","Calls","What the bot asks of Discord"],["faults","Faults","What goes wrong, on request"]],F8=400;function g1(){return c`<aside class="recorded" aria-label="Behind the scenes">
    <header class="bar">
      <div role="tablist" aria-label="Behind the scenes" @keydown=${V8}>${Is.map(P8)}</div>
    </header>
    <section role="tabpanel" id="panel" aria-labelledby="tab-${w.tab}">${U8()}</section>
  </aside>`}function P8([e,t,s]){let i=w.tab===e,r=e==="log"?w.log.at(-1)?.seq:void 0;return c`<button
    role="tab"
    id="tab-${e}"
    title=${s}
    aria-selected=${i}
    aria-controls="panel"
    tabindex=${i?0:-1}
    @click=${()=>v1(e)}
  >
    ${e==="faults"?$n:R}${t}${r?c` <span class="count">${r}</span>`:R}
  </button>`}function v1(e){w.tab=e,W()}function V8(e){let t={ArrowRight:1,ArrowLeft:-1}[e.key];if(t===void 0)return;let s=Is.findIndex(([r])=>r===w.tab),i=Is[(s+t+Is.length)%Is.length]?.[0]??"log";v1(i),document.getElementById(`tab-${i}`)?.focus()}function U8(){switch(w.tab){case"log":return c`${j8()}${Fn()}${Pn()}`;case"calls":return q8();case"faults":return uo()}}function j8(){let e=w.log.slice(-F8);return c`<div class="rows" role="log" tabindex="0" aria-label="Events, oldest first" ${jt(Gt)}>
    <div>${Xi(e,t=>t.seq,G8)}</div>
  </div>`}function G8(e){let t=w.at!==null&&e.seq>w.at,s=r=>()=>{w.lit=new Set(r?jn(e):[]),W()},i=["event",t&&"later",e.seq===w.at&&"here"].filter(Boolean).join(" ");return c`<details
    class=${i}
    @mouseenter=${s(!0)}
    @mouseleave=${s(!1)}
    @focusin=${s(!0)}
    @focusout=${s(!1)}
  >
    <summary>
      <span class="seq">${e.seq}</span><span class="kind ${e.kind}">${e.kind}</span>
      <span class="gist">${Hs(Gn(e))}</span>
    </summary>
    <pre tabindex="0">${JSON.stringify(e,null,2)}</pre>
  </details>`}function q8(){return c`<p class="hint">Each call of the bot to Discord's REST, with what was answered. Replies grow by PATCH.</p>
    <div class="rows" role="log" tabindex="0" aria-label="Calls, oldest first" ${jt(Gt)}>
      <div>${w.calls.length===0?c`<p class="hint">Nothing was called since this page is open.</p>`:w.calls.map(Z8)}</div>
    </div>`}function Z8({method:e,path:t,status:s,at:i}){let r=s<300?"well":"ill";return c`<div class="call">
    <time>${i.toLocaleTimeString([],{hour12:!1})}</time>
    <b class="method ${e}">${e}</b><span class="path" title=${t}>${K8(t)}</span>
    <b class="status ${r}">${s}</b>
  </div>`}function K8(e){return e.replace(/\d{15,}/g,t=>`…${t.slice(-4)}`).replace(/interaction\.…/g,"…").replace(/%[0-9A-F]{2}/g,"·")}function b1(e){if(e.type===ct)return Qr(e.id);w.place=e.id,w.listed=!1,w.unread.delete(e.id),xt(e.id).refresh(),W()}function sa(e){let t=Ye(w.place);w.me=e;let s=Bs(),r=(t?.type===Be?kr():s.find(n=>n.id===t?.id))??s[0];w.thread&&!bt(Ye(w.thread),$r)&&(w.thread=null),r&&b1(r)}function Bs(){let e=w.world.channels.filter(s=>s.type===lt&&bt(s,$r)),t=s=>["relay","general"].indexOf(s.name)>>>0;return e.sort((s,i)=>t(s)-t(i))}function _1(){let e=kr();return c`<nav class="side ${w.listed?"listed":""}" aria-label="Places and people">
    <header class="bar"><h1>teachback</h1></header>
    <div class="places">
      <h2 id="channels">Text channels</h2>
      <ul aria-labelledby="channels">
        ${Bs().map(t=>[ta(t),...W8(t).map(s=>ta(s))])}
      </ul>
      <h2 id="direct">Direct messages</h2>
      <ul aria-labelledby="direct">
        ${e?ta(e):R}
      </ul>
    </div>
    <fieldset class="people">
      <legend>You write as</legend>
      ${ht().map(Y8)}
    </fieldset>
  </nav>`}function W8(e){return w.world.channels.filter(t=>t.type===ct&&t.parent===e.id)}function ta(e){let t=e.type===ct,s=(t?w.thread:w.place)===e.id,i=w.unread.has(e.id),r=e.type===Be?c`<img src=${vt("bot",w.world.bot)} alt="" />`:er(e);return c`<li class=${t?"sub":""}>
    <button class=${i?"unread":""} aria-current=${s?"true":R} @click=${()=>b1(e)}>
      ${r}<span>${Qi(e)}</span>${i?c`<i class="dot" aria-label="new"></i>`:R}
    </button>
  </li>`}function Y8(e){let t=e.id===be().id,s=bt(Bs()[0],Hi,e.id);return c`<label class=${t?"chosen":""}>
    <input type="radio" name="person" .checked=${t} @change=${()=>sa(e)} />
    <span class="face"><img src=${vt(e.name,e.id)} alt="" /></span>
    <span class="who" style="color:${$s(e.name,e.id)}">${e.name}</span>
    ${s?c`<small>moderates</small>`:R}
  </label>`}var w1=()=>c`<button class="bare list" aria-label="Places and people" aria-expanded=${w.listed} @click=${()=>(w.listed=!w.listed,W())}>${ji}</button>`;var ra="theme",ia=matchMedia("(prefers-color-scheme: light)");function z1(){let e=localStorage.getItem(ra);aa(e==="dark"||e==="light"?e:ia.matches?"light":"dark"),ia.addEventListener("change",()=>{localStorage.getItem(ra)===null&&aa(ia.matches?"light":"dark")})}function y1(){let e=w.theme==="dark"?"light":"dark";localStorage.setItem(ra,e),aa(e)}function aa(e){w.theme=e,document.documentElement.dataset.theme=e,W()}var X8=300,oa=document.createElement("div");oa.id="page";document.body.append(oa,In,io);co(()=>St(J8(),oa));z1();await na();no({connected:()=>{na()},lost:()=>Ke("The program does not answer."),event:t4,call:e=>{w.calls=[...w.calls,{...e,at:new Date}].slice(-X8),W()},answered:Jr});Un();fo();document.addEventListener("pointerdown",e=>{e.target.closest(".menu")||Os()});requestAnimationFrame(()=>document.getElementById(`write-${w.place}`)?.focus());function J8(){let e=w.theme,t=(i,r)=>to(`${i} ${e}`,p1(xt(i),r)),s=w.thread?c`<aside class="chat beside" aria-label="Thread">${t(w.thread,e4())}</aside>`:R;return c`${_1()}
    <main class="chat" aria-label="Conversation">${w.place?t(w.place,Q8()):R}</main>
    ${s}${w.recorded?g1():R}${Wn()}`}function Q8(){let e=()=>{w.recorded=!w.recorded,W()};return c`
    <button class="bare" aria-label="Dark or light" title="Dark or light" @click=${y1}>${Cn}</button>
    <button class="bare" aria-label="What is recorded" title="What is recorded" aria-pressed=${w.recorded} @click=${e}>${ji}</button>
    ${w1()}
  `}function e4(){return c`<button class="bare" aria-label="Close the thread" title="Close the thread" @click=${n1}>${Ut}</button>`}async function na(){let e=await Ue("/control/state");if(!e)return;w.world=e,w.commands=await Ue("/control/commands")??[];let t=ht().find(s=>s.id===be().id)??ht()[0];t&&w.me===null&&sa(t),w.place??=Bs()[0]?.id??null,Jr(),W()}function t4(e,t){let s=t.channel_id,i=o1(s),r=w.world.bot;e==="TYPING_START"&&t.user_id===r&&i?.typed(),e==="MESSAGE_CREATE"&&t.author?.id===r&&i?.wrote(),e.startsWith("MESSAGE_")&&i?.refresh(),/^(THREAD|CHANNEL|GUILD)_/.test(e)&&na();let n=s===w.place||s===w.thread;e==="MESSAGE_CREATE"&&s&&!n&&!w.unread.has(s)&&(w.unread.add(s),W())}
